/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Whom a certificate is for. The catch: clients go by {@code dnsNames} and {@code addresses} and not by the subject (RFC
 * 6125, section 6.4.4), so a server's certificate without any is good for nothing.
 *
 * @param name what people read
 * @param dnsNames names clients may connect to (RFC 5280, section 4.2.1.6)
 * @param addresses addresses clients may connect to
 * @param emails mail addresses of a person, for client certificates
 */
public record CertificateSubject(
        X500Principal name, List<String> dnsNames, List<InetAddress> addresses, List<String> emails) {
    /** RFC 5280, appendix A.1: ub-common-name. */
    private static final int LONGEST_COMMON_NAME = 64;

    /** Copies the lists. */
    public CertificateSubject {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        emails = List.copyOf(emails);
    }

    /**
     * Somebody without names to connect to: a person, or an authority.
     *
     * @param commonName 1 to 64 characters
     * @return the subject
     */
    public static CertificateSubject named(String commonName) {
        if (commonName.isBlank() || commonName.length() > LONGEST_COMMON_NAME) {
            throw new IllegalArgumentException("The common name \"" + commonName + "\" has " + commonName.length()
                    + " characters (expected: 1 to " + LONGEST_COMMON_NAME + ").");
        }
        return new CertificateSubject(commonName(commonName), List.of(), List.of(), List.of());
    }

    /**
     * A server with its names. Letters beyond ASCII are encoded (RFC 5890). Nothing is looked up.
     *
     * @param commonName what people read, 1 to 64 characters
     * @param names DNS names such as {@code ftp.example.com} or {@code *.example.com}, and IP addresses
     * @return the subject
     * @throws IllegalArgumentException naming the one that is neither
     */
    public static CertificateSubject server(String commonName, List<String> names) {
        List<String> dnsNames = new ArrayList<>();
        List<InetAddress> addresses = new ArrayList<>();
        for (String name : names) {
            Optional<InetAddress> address = HostName.address(name);
            address.ifPresentOrElse(addresses::add, () -> dnsNames.add(HostName.name(name)));
        }
        return new CertificateSubject(named(commonName).name(), dnsNames, addresses, List.of());
    }

    /** The subject of a common name. */
    static X500Principal commonName(String text) {
        try {
            X500Name name = new X500NameBuilder().addRDN(BCStyle.CN, text).build();
            return new X500Principal(name.getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException("The common name " + text + " cannot be encoded (expected: text).", e);
        }
    }

    /** The names as certificates and requests hold them, if there are any. */
    Optional<GeneralNames> generalNames() {
        GeneralName[] all = Stream.of(
                        dnsNames.stream().map(name -> new GeneralName(GeneralName.dNSName, name)),
                        addresses.stream()
                                .map(InetAddress::getAddress)
                                .map(bytes -> new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes))),
                        emails.stream().map(email -> new GeneralName(GeneralName.rfc822Name, email)))
                .flatMap(kind -> kind)
                .toArray(GeneralName[]::new);
        return all.length == 0 ? Optional.empty() : Optional.of(new GeneralNames(all));
    }

    /** The subject as Bouncy Castle takes it, to the byte. */
    X500Name encodedName() {
        return X500Name.getInstance(name.getEncoded());
    }
}
