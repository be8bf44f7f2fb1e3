/* SPDX-License-Identifier: Apache-2.0 */
/** Who a server is and what it negotiates: certificates, their selection, and TLS sessions over several channels of one client. */
@NullMarked
package io.ftps.tls;

import org.jspecify.annotations.NullMarked;
