/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.engine;

import java.net.Socket;
import java.security.Principal;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A key manager of servers only: an identity of ours never authenticates a client. */
abstract class ServerKeyManager extends X509ExtendedKeyManager {
    @Override
    public final String @Nullable [] getClientAliases(String asked, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public final @Nullable String chooseClientAlias(
            String[] asked, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
