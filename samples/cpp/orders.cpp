// The program, and what its team promises about it.
#include "shop.hpp"

#include <cstdio>

static_assert(orders::proves<orders::shop, "hardware">);

int main() {
    // The same object at run time.
    auto const in = orders::shop.architecture();
    std::printf("%zu components, %zu claims\n", in.components.size(), in.claims.size());
}
