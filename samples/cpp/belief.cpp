// "Nothing can bring it down." Both copies run in lockstep, so they crash together: the error says
// claim_is_refuted_by "crash of app".
#include "shop.hpp"

static_assert(orders::proves<orders::shop, "software">);

int main() {}
