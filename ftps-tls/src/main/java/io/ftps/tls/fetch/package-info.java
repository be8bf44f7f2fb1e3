/* SPDX-License-Identifier: Apache-2.0 */
/** Asking authorities over HTTP, bounded in time and bytes, and keeping what they answer. */
@NullMarked
package io.ftps.tls.fetch;

import org.jspecify.annotations.NullMarked;
