#pragma once

#include "core/base/secret.h"

#include <QRectF>
#include <QString>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace eid::ui {

struct SecretPageWords
{
    QString title; ///< what the code is
    QString purpose; ///< what it is good for, and how it is to be kept
};

/// A sheet of paper with \a secret in its groups and the words about it, onto \a page of \a
/// painter.
void paintSecretPage(
    QPainter &painter, const QRectF &page, const SecretPageWords &words, const Secret &secret);

} // namespace eid::ui
