/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;

/** A server is not believed. Its message has a sentence for each fault. */
public final class ServerCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient List<X509Certificate> chain;
    private final transient List<ServerCertificateFault> faults;

    /**
     * Says why.
     *
     * @param chain what the server showed, its own certificate first
     * @param faults at least one
     */
    public ServerCertificateException(List<X509Certificate> chain, List<ServerCertificateFault> faults) {
        super(faults.stream().map(ServerCertificateFault::sentence).collect(Collectors.joining(" ")));
        this.chain = List.copyOf(chain);
        this.faults = List.copyOf(faults);
    }

    /** {@return what the server showed, its own certificate first} */
    public List<X509Certificate> chain() {
        return chain;
    }

    /** {@return every reason} */
    public List<ServerCertificateFault> faults() {
        return faults;
    }
}
