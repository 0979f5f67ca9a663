#include "tests/sandbox/card/cardmemory.h"

#include "tests/sandbox/card/bertlv.h"
#include "tests/sandbox/card/dataobjects.h"
#include "tests/sandbox/card/pivaid.h"

namespace eid::sandbox {

namespace {

Bytes initialPin()
{
    return padded(Bytes{'1', '2', '3', '4', '5', '6'});
}

Bytes initialPuk()
{
    return padded(Bytes{'1', '2', '3', '4', '5', '6', '7', '8'});
}

AdminKey initialAdminKey()
{
    AdminKey admin;
    for (int i = 0; i < 3; ++i)
        append(admin.key, Bytes{1, 2, 3, 4, 5, 6, 7, 8});
    return admin;
}

/// SP 800-73-4 part 1, 3.3.2: the application's PIN is the only one and unlocks everything.
Bytes discovery()
{
    Bytes content = tlv(0x4F, pivAid);
    append(content, tlv(0x5F2F, Bytes{0x40, 0x00}));
    return content;
}

} // namespace

CardMemory factoryMemory(const CardProfile &profile)
{
    CardMemory memory;
    memory.profile = profile;
    memory.pin = {initialPin(), profile.pinTries, profile.pinTries};
    memory.puk = {initialPuk(), profile.pukTries, profile.pukTries};
    memory.admin = initialAdminKey();
    memory.objects[discoveryObject] = discovery();
    return memory;
}

bool isInitialPin(const CardMemory &memory)
{
    return memory.pin.value == initialPin();
}

bool isInitialPuk(const CardMemory &memory)
{
    return memory.puk.value == initialPuk();
}

bool isInitialAdminKey(const CardMemory &memory)
{
    return memory.admin == initialAdminKey();
}

} // namespace eid::sandbox
