/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.util.concurrent.Executor;

/** Who we are and what we negotiate. */
public final class ServerTls {
    private ServerTls() {}

    public static Builder builder() {
        return new Builder();
    }

    public TlsEngine engine() {
        throw new UnsupportedOperationException();
    }

    public TlsConnection newConnection(ConnectionOrigin origin, Executor decisions) {
        throw new UnsupportedOperationException();
    }

    public static final class Builder {
        private Builder() {}

        public Builder certificates(CertificateSelector certificates) {
            return this;
        }

        public ServerTls build() {
            return new ServerTls();
        }
    }
}
