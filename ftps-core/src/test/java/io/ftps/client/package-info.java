/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the client. */
@NullMarked
package io.ftps.client;

import org.jspecify.annotations.NullMarked;
