/* SPDX-License-Identifier: Apache-2.0 */
/** When files are looked at again. */
@NullMarked
package io.ftps.tls.follow;

import org.jspecify.annotations.NullMarked;
