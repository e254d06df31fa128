// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/work_pool.h"

namespace tidemark::app
{

QThreadPool& workPool()
{
    static QThreadPool pool;
    return pool;
}

} // namespace tidemark::app
