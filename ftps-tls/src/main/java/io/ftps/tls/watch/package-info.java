/* SPDX-License-Identifier: Apache-2.0 */
/** Telling people in time which certificates expire, are missing, or could not be taken over. Start at {@link CertificateWatch}. */
@NullMarked
package io.ftps.tls.watch;

import org.jspecify.annotations.NullMarked;
