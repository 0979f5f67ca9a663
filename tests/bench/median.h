#pragma once

#include <algorithm>
#include <vector>

namespace eid::bench {

/// Of an even number of values, the upper one of the two in the middle. There is one at least.
inline double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace eid::bench
