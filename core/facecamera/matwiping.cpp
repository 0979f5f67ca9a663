#include "core/facecamera/matwiping.h"

#include <cstring>
#include <opencv2/core.hpp>

namespace eid {

namespace {

/// Called through here, so that no compiler leaves it out before the memory is given back.
void *(*const volatile wipe)(void *, int, std::size_t) = std::memset;

/// CV_AUTOSTEP of OpenCV's C interface.
constexpr std::size_t autoStep = 0x7FFFFFFF;

/// What cv::Mat does by itself, with the wiping.
class WipingAllocator : public cv::MatAllocator
{
public:
    cv::UMatData *allocate(int dims, const int *sizes, int type, void *data0, std::size_t *step,
        cv::AccessFlag, cv::UMatUsageFlags) const override
    {
        std::size_t total = CV_ELEM_SIZE(type);
        for (int i = dims - 1; i >= 0; --i) {
            if (step != nullptr) {
                if (data0 != nullptr && step[i] != autoStep) {
                    CV_Assert(total <= step[i]);
                    total = step[i];
                } else {
                    step[i] = total;
                }
            }
            total *= static_cast<std::size_t>(sizes[i]);
        }
        auto *data = static_cast<uchar *>(data0 != nullptr ? data0 : cv::fastMalloc(total));
        auto *header = new cv::UMatData(this);
        header->data = header->origdata = data;
        header->size = total;
        if (data0 != nullptr)
            header->flags |= cv::UMatData::USER_ALLOCATED;
        return header;
    }

    bool allocate(cv::UMatData *header, cv::AccessFlag, cv::UMatUsageFlags) const override
    {
        return header != nullptr;
    }

    void deallocate(cv::UMatData *header) const override
    {
        if (header == nullptr)
            return;
        if ((header->flags & cv::UMatData::USER_ALLOCATED) == 0) {
            wipe(header->origdata, 0, header->size);
            cv::fastFree(header->origdata);
        }
        delete header;
    }
};

} // namespace

void wipeMatsFromNowOn()
{
    // Never destroyed: pictures may outlive whatever is destroyed when a process ends.
    static const auto *const allocator = new WipingAllocator;
    cv::Mat::setDefaultAllocator(const_cast<WipingAllocator *>(allocator));
}

} // namespace eid
