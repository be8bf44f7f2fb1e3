/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.testing.Certificates;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKindTest {
    private static final String UPN = "1.3.6.1.4.1.311.20.2.3";

    private static final X509Certificate FULL = Certificates.selfSigned(
                    "CN=general, O=Ltd, CN=Zoë \\, Jr.",
                    new GeneralName(GeneralName.rfc822Name, "First.Last@Example.org"),
                    new GeneralName(GeneralName.uniformResourceIdentifier, "spiffe://example.org/A"),
                    otherName(UPN, new DERUTF8String("User@Corp.Example")),
                    otherName("1.2.3.4", new DERUTF8String("not@a.upn")),
                    new GeneralName(GeneralName.dNSName, "host.example.org"))
            .certificate();

    @Test
    void namesAreFoundWhereTheyStand() {
        assertThat(NameKind.COMMON_NAME.of(FULL)).containsExactly("Zoë , Jr.");
        assertThat(NameKind.EMAIL.of(FULL)).containsExactly("First.Last@Example.org");
        assertThat(NameKind.URI.of(FULL)).containsExactly("spiffe://example.org/A");
        assertThat(NameKind.USER_PRINCIPAL_NAME.of(FULL)).containsExactly("User@Corp.Example");
    }

    @Test
    void aCertificateWithoutNamesHasNone() {
        X509Certificate bare = Certificates.selfSigned("O=Ltd").certificate();

        for (NameKind kind : NameKind.values()) {
            assertThat(kind.of(bare)).isEmpty();
        }
    }

    @Test
    void aCommonNameIsFoundBesideOthersInOnePart() {
        assertThat(NameKind.COMMON_NAME.of(
                        Certificates.selfSigned("O=Ltd, UID=7+CN=alice+OU=x").certificate()))
                .containsExactly("alice");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "COMMON_NAME, 'Zoë , Jr.', true",
        "COMMON_NAME, 'zoë , jr.', false",
        "COMMON_NAME, general, false",
        "EMAIL, First.Last@example.ORG, true",
        "EMAIL, first.last@example.org, false",
        "EMAIL, First.Last, false",
        "EMAIL, '', false",
        "URI, spiffe://example.org/A, true",
        "URI, spiffe://example.org/a, false",
        "USER_PRINCIPAL_NAME, user@corp.example, true",
        "USER_PRINCIPAL_NAME, user@corp, false",
        "USER_PRINCIPAL_NAME, not@a.upn, false"
    })
    void sameIsWhatTheKindSays(NameKind kind, String name, boolean same) {
        assertThat(kind.isIn(FULL, name)).isEqualTo(same);
    }

    @Test
    void anOtherNameThatIsNoTextIsNoName() {
        for (ASN1Encodable strange : List.<ASN1Encodable>of(new DERSequence(), new DERIA5String("ia5@corp"))) {
            X509Certificate certificate =
                    Certificates.selfSigned("CN=x", otherName(UPN, strange)).certificate();

            assertThat(NameKind.USER_PRINCIPAL_NAME.of(certificate))
                    .isEqualTo(strange instanceof DERIA5String ? List.of("ia5@corp") : List.of());
        }
    }

    private static GeneralName otherName(String identifier, ASN1Encodable value) {
        return new GeneralName(GeneralName.otherName, new DERSequence(new ASN1Encodable[] {
            new ASN1ObjectIdentifier(identifier), new DERTaggedObject(true, 0, value)
        }));
    }
}
