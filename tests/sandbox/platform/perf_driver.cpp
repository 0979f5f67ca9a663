#pragma GCC diagnostic ignored "-Wconversion"
#include "tests/sandbox/platform/softparty.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
using namespace eid;
using namespace eid::sandbox;
static double cpu(int who)
{
    rusage u{};
    getrusage(who, &u);
    return u.ru_utime.tv_sec + u.ru_stime.tv_sec + (u.ru_utime.tv_usec + u.ru_stime.tv_usec) / 1e6;
}
static double server()
{
    return cpu(RUSAGE_SELF) - cpu(RUSAGE_THREAD);
}
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int n = argc > 1 ? atoi(argv[1]) : 500;
    PlatformCase scene;
    CopyHolder holder(scene, scene.authentication);
    SoftParty shop(scene, "shop.example", QStringLiteral("shop"));
    const QByteArray copy = holder.take().first();
    auto prepare = [&] {
        QList<QByteArray> forms;
        for (int i = 0; i < n; ++i) {
            auto a = shop.ask();
            auto p = presentation(holder, copy, a);
            QJsonObject t{{QStringLiteral("copy"), QJsonArray{QString::fromLatin1(p)}}};
            forms << formOf({{"vp_token", QJsonDocument(t).toJson(QJsonDocument::Compact)},
                {"state", a.claims[QLatin1String("state")].toString().toLatin1()}});
        }
        return forms;
    };
    const QByteArray mode = argc > 2 ? argv[2] : "";
    if (!mode.isEmpty()) {
        auto forms = prepare();
        std::unique_ptr<PlatformClient> prev = holder.client();
        prev->ask("GET", "/v1/card");
        auto c = holder.client();
        std::printf("ready\n");
        std::fflush(stdout);
        ::usleep(1500000);
        double s0 = server();
        int k = 0;
        for (auto &f : forms) {
            if (mode == "full")
                c = holder.client();
            else if (mode == "resumed") {
                c = scene.client();
                c->setIdentity(scene.authentication.certificate, scene.authentication.key.get());
                c->resume(*prev);
                c->connect();
            } else if (++k % 190 == 0)
                c = holder.client();
            auto r = c->ask("POST", "/v1/authentication/responses", formType, f);
            if (!r || r->status != 200)
                qFatal("x");
            if (mode == "resumed")
                prev = std::move(c);
        }
        std::printf("%s %.3f ms\n", mode.constData(), (server() - s0) / n * 1e3);
        return 0;
    }
    for (int round = 0; round < 2; ++round) {
        double s0 = server();
        auto full = prepare();
        std::printf("PAR (own handshake, no cert) %.3f ms server\n", (server() - s0) / n * 1e3);
        s0 = server();
        QElapsedTimer t;
        t.start();
        for (auto &f : full) {
            auto c = holder.client();
            auto r = c->ask("POST", "/v1/authentication/responses", formType, f);
            if (!r || r->status != 200)
                qFatal("%s", r ? r->body.constData() : "none");
        }
        std::printf("full    %.3f ms server, wall %.3f\n", (server() - s0) / n * 1e3,
            double(t.elapsed()) / n);
        auto forms = prepare();
        std::unique_ptr<PlatformClient> prev = holder.client();
        prev->ask("GET", "/v1/card");
        s0 = server();
        t.start();
        int resumed = 0;
        for (auto &f : forms) {
            auto c = scene.client();
            c->setIdentity(scene.authentication.certificate, scene.authentication.key.get());
            c->resume(*prev);
            if (!c->connect())
                qFatal("x");
            resumed += c->isResumed();
            auto r = c->ask("POST", "/v1/authentication/responses", formType, f);
            if (!r || r->status != 200)
                qFatal("%s", r ? r->body.constData() : "none");
            prev = std::move(c);
        }
        std::printf("resumed %.3f ms server (%d), wall %.3f\n", (server() - s0) / n * 1e3, resumed,
            double(t.elapsed()) / n);
        forms = prepare();
        auto c = holder.client();
        s0 = server();
        int k = 0;
        for (auto &f : forms) {
            if (++k % 190 == 0)
                c = holder.client();
            auto r = c->ask("POST", "/v1/authentication/responses", formType, f);
            if (!r || r->status != 200)
                qFatal("%s", r ? r->body.constData() : "none");
        }
        std::printf("kept    %.3f ms server\n", (server() - s0) / n * 1e3);
        s0 = server();
        for (int i = 0; i < n; ++i) {
            auto d = holder.client();
            d->ask("GET", "/v1/nothing");
        }
        std::printf("bare full + 404 %.3f ms server\n", (server() - s0) / n * 1e3);
        prev = holder.client();
        prev->ask("GET", "/v1/card");
        s0 = server();
        for (int i = 0; i < n; ++i) {
            auto d = scene.client();
            d->setIdentity(scene.authentication.certificate, scene.authentication.key.get());
            d->resume(*prev);
            d->connect();
            d->ask("GET", "/v1/nothing");
            prev = std::move(d);
        }
        std::printf("bare resumed + 404 %.3f ms server\n", (server() - s0) / n * 1e3);
    }
}
