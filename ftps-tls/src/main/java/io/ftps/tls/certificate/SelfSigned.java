/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import io.ftps.tls.CertifiedKey;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Makes a server certificate that nobody but itself vouches for, with a new key: good for a first start and for
 * tests. It is for servers only (EKU serverAuth), signs no other certificate, and begins an hour ago, so that clients
 * whose clock is a little late accept it. The catch: a client believes it only if told to, by its fingerprint.
 */
public final class SelfSigned {
    private final X500Principal subject;
    private final List<String> dnsNames = new ArrayList<>();
    private final List<InetAddress> addresses = new ArrayList<>();
    private KeyAlgorithm algorithm = KeyAlgorithm.EC_P256;
    private Clock clock = Clock.systemUTC();
    private int days = 365;

    private SelfSigned(X500Principal subject) {
        this.subject = subject;
    }

    /**
     * Begins with the subject.
     *
     * @param commonName what people read in the subject; clients go by the DNS names and addresses instead
     * @return the settings, valid for 365 days and without names so far
     */
    public static SelfSigned withCommonName(String commonName) {
        return new SelfSigned(CertificateSubject.commonName(commonName));
    }

    /**
     * Begins with the subject and its names.
     *
     * @param subject whom it is for; mail addresses are left out
     * @return the settings, valid for 365 days
     */
    public static SelfSigned of(CertificateSubject subject) {
        SelfSigned settings = new SelfSigned(subject.name());
        settings.dnsNames.addAll(subject.dnsNames());
        settings.addresses.addAll(subject.addresses());
        return settings;
    }

    /**
     * Adds a name clients may connect to.
     *
     * @param name such as {@code files.example.com} or {@code *.example.com}
     * @return this
     */
    public SelfSigned dnsName(String name) {
        dnsNames.add(name);
        return this;
    }

    /**
     * Adds an address clients may connect to.
     *
     * @param address IPv4 or IPv6
     * @return this
     */
    public SelfSigned ipAddress(InetAddress address) {
        addresses.add(address);
        return this;
    }

    /**
     * Sets for how long it is valid from now on.
     *
     * @param validity in days, at least 1
     * @return this
     */
    public SelfSigned days(int validity) {
        Validity.checkDays(validity);
        this.days = validity;
        return this;
    }

    /**
     * Sets what "now" is.
     *
     * @param source of the time
     * @return this
     */
    public SelfSigned clock(Clock source) {
        this.clock = source;
        return this;
    }

    /**
     * Sets the kind of the new key.
     *
     * @param kind P-256 if this is not called
     * @return this
     */
    public SelfSigned key(KeyAlgorithm kind) {
        this.algorithm = kind;
        return this;
    }

    /**
     * Makes a new key and its certificate. Takes some milliseconds of computing, with an RSA key up to some seconds.
     *
     * @return the new identity
     */
    public CertifiedKey create() {
        KeyPair pair = algorithm.generate();
        CertificateSubject named = new CertificateSubject(subject, dnsNames, addresses, List.of());
        CertificateDraft draft = new CertificateDraft(
                named,
                pair.getPublic(),
                Validity.of(clock, days),
                new CertificateDraft.Leaf(CertificatePurpose.SERVER));
        return CertifiedKey.of(pair.getPrivate(), List.of(draft.signedBySelf(pair.getPrivate())));
    }
}
