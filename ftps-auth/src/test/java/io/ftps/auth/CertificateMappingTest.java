/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class CertificateMappingTest {
    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final Identity IMPOSTOR = Certificates.selfSigned("CN=authority");
    private static final List<Digest> KEYS = List.of(Digest.ofKey(AUTHORITY.certificate()));
    private static final GeneralName MAIL = new GeneralName(GeneralName.rfc822Name, "alice@example.org");
    private static final PresentedCertificate ALICE =
            AUTHORITY.issues("CN=alice", MAIL).trustedBy(AUTHORITY);
    private static final PresentedCertificate FORGED =
            IMPOSTOR.issues("CN=alice", MAIL).trustedBy(IMPOSTOR);

    @Test
    void aRegisteredCertificateIsTheAccounts() {
        CertificateMapping mapping = CertificateMapping.registered();
        Account bob = account("bob").withCertificate(RegisteredCertificate.of(CertificateMatch.ThisKey.of(ALICE)));

        assertThat(mapping.matches(ALICE, bob)).isTrue();
        assertThat(mapping.matches(FORGED, bob)).isFalse();
        assertThat(mapping.matches(ALICE, account("alice"))).isFalse();
    }

    @Test
    void aNameIsTheLoginNameUnderAPinnedAuthorityOnly() {
        CertificateMapping mapping = CertificateMapping.userName(NameKind.COMMON_NAME, KEYS);

        assertThat(mapping.matches(ALICE, account("alice"))).isTrue();
        assertThat(mapping.matches(ALICE, account("Alice"))).isFalse();
        assertThat(mapping.matches(ALICE, account(" "))).isFalse();
        assertThat(mapping.matches(FORGED, account("alice"))).isFalse();
        assertThat(CertificateMapping.userName(NameKind.COMMON_NAME, List.of()).matches(ALICE, account("alice")))
                .isFalse();
    }

    @Test
    void aNameIsTheFullNameWhereThereIsOne() {
        CertificateMapping mapping = CertificateMapping.fullName(NameKind.EMAIL, KEYS);
        Account named = account("bob").withUser(User.named("bob").withFullName("alice@EXAMPLE.org"));

        assertThat(mapping.matches(ALICE, named)).isTrue();
        assertThat(mapping.matches(FORGED, named)).isFalse();
        assertThat(mapping.matches(ALICE, account("alice@example.org"))).isFalse();
    }

    @Test
    void ofTwoMappingsEitherSuffices() {
        CertificateMapping both =
                CertificateMapping.registered().or(CertificateMapping.userName(NameKind.COMMON_NAME, KEYS));

        assertThat(both.matches(ALICE, account("alice"))).isTrue();
        assertThat(both.matches(ALICE, account("bob"))).isFalse();
    }

    @Test
    void aRenewalHasTheSubjectOfARegisteredOneAndIsNotRegisteredItself() {
        RegisteredCertificate registered = RegisteredCertificate.of(CertificateMatch.ThisCertificate.of(ALICE), ALICE);
        Account account = account("alice").withCertificate(registered);

        assertThat(account.renewedBy(FORGED)).contains(registered);
        assertThat(account.renewedBy(ALICE)).isEmpty();
        assertThat(account.renewedBy(AUTHORITY.issues("CN=bob").trustedBy(AUTHORITY)))
                .isEmpty();
        assertThat(account("alice").renewedBy(ALICE)).isEmpty();
    }

    private static Account account(String name) {
        return new Account(User.named(name), PasswordHash.parse(Hashes.CHEAP_ARGON2));
    }
}
