/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.examples.config.IdentitySource.SelfSignedIn;
import io.ftps.tls.CertifiedKey;
import io.ftps.tls.certificate.PemFiles;
import io.ftps.tls.certificate.SelfSigned;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The self-signed certificate of a folder: made for this machine's names if it is not there. */
final class KeptCertificate {
    /** RFC 5280, appendix A.1: ub-common-name. */
    private static final int LONGEST_COMMON_NAME = 64;

    private static final String DNS_NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

    private KeptCertificate() {}

    static void make(SelfSignedIn place) throws IOException {
        if (!place.isMade()) {
            Files.createDirectories(place.path());
            PemFiles.write(fresh(hostName()), place.certificateFile(), place.keyFile());
        }
    }

    static CertifiedKey fresh(Optional<String> hostName) throws UnknownHostException {
        SelfSigned settings = SelfSigned.withCommonName(hostName.filter(name -> name.length() <= LONGEST_COMMON_NAME)
                        .orElse("localhost"))
                .dnsName("localhost");
        for (String loopback : List.of("127.0.0.1", "::1")) {
            Arrays.stream(InetAddress.getAllByName(loopback)).forEach(settings::ipAddress);
        }
        hostName.filter(name -> !name.equals("localhost")).ifPresent(settings::dnsName);
        return settings.create();
    }

    /** The machine's own name, if it is one a certificate can hold. */
    private static Optional<String> hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            return Optional.of(name).filter(candidate -> candidate.matches(DNS_NAME));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
