/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.CertifiedKey;
import io.ftps.tls.ClientHello;

/** What a client said, and the identity that was chosen for it. */
record Choice(ClientHello hello, CertifiedKey identity) {}
