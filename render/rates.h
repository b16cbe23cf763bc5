// Exchange rates, for comparing the sizes of amounts in a picture.
#pragma once

#include "quaestor/queries/rates.h"
