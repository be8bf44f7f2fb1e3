/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import io.ftps.tls.ClientHello;

/** What a client said, and the context that was made for it; whoever does not use it closes it. */
record Choice(ClientHello hello, ConnectionContext context) {}
