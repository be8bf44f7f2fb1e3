/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.trust;

import static io.ftps.tls.testing.Issuing.root;
import static io.ftps.tls.testing.Issuing.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ftps.tls.ClientCertificateVerdict.Accepted;
import io.ftps.tls.ClientCertificateVerdict.Unknown;
import io.ftps.tls.testing.Fixture;
import io.ftps.tls.testing.Issuing;
import io.ftps.tls.testing.Issuing.Party;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Authorities in files and folders. */
class TrustAnchorFilesTest {
    private static final Party ROOT = root("Root");

    private static List<X509Certificate> certificates(Party... parties) {
        return Stream.of(parties).map(Party::certificate).toList();
    }

    @Test
    void anchorsComeFromFilesInEitherFormAndFromFolders(@TempDir Path folder) throws IOException {
        Party other = root("Other");
        Path der = Files.write(folder.resolve("root.der"), encoded(ROOT));
        Files.writeString(
                folder.resolve("other.pem"), "A note.\n" + other.bundle().getCertificatePEM());
        TrustAnchors one = TrustAnchors.fromFiles(der).withClock(Issuing.CLOCK);
        TrustAnchors all = TrustAnchors.fromFiles(folder).withClock(Issuing.CLOCK);

        Party anna = to("anna").by(other);
        assertThat(one.verify(certificates(anna), Fixture.ORIGIN)).isEqualTo(new Unknown());
        assertThat(all.verify(certificates(anna), Fixture.ORIGIN)).isEqualTo(new Accepted(certificates(other)));
        assertThat(all.verify(certificates(to("anna").by(ROOT)), Fixture.ORIGIN))
                .isEqualTo(new Accepted(certificates(ROOT)));
    }

    @Test
    void filesThatCannotBeUsedAreNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "nothing");
        Path damaged = Files.write(folder.resolve("damaged.der"), new byte[] {0x30, 1, 0});

        assertThatThrownBy(() -> TrustAnchors.fromFiles(missing, empty, damaged))
                .isInstanceOf(TrustFileException.class)
                .hasMessage("The certificate file " + missing + " does not exist. " + empty
                        + " holds no certificate (expected: PEM or DER). The certificate in " + damaged
                        + " is damaged (expected: PEM or DER).");
    }

    static byte[] encoded(Party party) {
        try {
            return party.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
