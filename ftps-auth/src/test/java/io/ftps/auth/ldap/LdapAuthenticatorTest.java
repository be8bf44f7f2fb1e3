/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.ldap;

import static io.ftps.auth.LoginRefusedException.Reason.CERTIFICATE_MISSING;
import static io.ftps.auth.LoginRefusedException.Reason.CERTIFICATE_NOT_REGISTERED;
import static io.ftps.auth.LoginRefusedException.Reason.NOT_ALLOWED;
import static io.ftps.auth.LoginRefusedException.Reason.UNAVAILABLE;
import static io.ftps.auth.LoginRefusedException.Reason.UNKNOWN_USER;
import static io.ftps.auth.LoginRefusedException.Reason.WRONG_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.ftps.auth.Credentials;
import io.ftps.auth.LoginAttempt;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.LoginRefusedException;
import io.ftps.auth.LoginRefusedException.Reason;
import io.ftps.auth.Password;
import io.ftps.auth.PasswordAndCertificate;
import io.ftps.auth.Permissions;
import io.ftps.auth.PresentedCertificate;
import io.ftps.auth.PresentedCertificate.Trust;
import io.ftps.auth.User;
import io.ftps.auth.ldap.LdapMapping.GroupPermissions;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LdapAuthenticatorTest {
    private static final String ALICE = "uid=alice," + TestDirectory.PEOPLE;
    private static final String DECOY = "cn=nobody," + TestDirectory.PEOPLE;

    private TestDirectory directory;

    @BeforeEach
    void start() throws Exception {
        directory = TestDirectory.unencrypted();
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    private LdapAuthenticator.Builder users() {
        return LdapAuthenticator.builder(
                        LdapServer.dangerouslyUnencrypted("127.0.0.1", directory.port()),
                        TestDirectory.PEOPLE,
                        "(&(objectClass=person)(uid={0}))")
                .searchAs(TestDirectory.SEARCHER, password("look"));
    }

    @Test
    void aUserIsFoundAndThenBindsWithThePassword() throws Exception {
        assertThat(users().build().authenticate(login("alice", password("apples"))))
                .isEqualTo(User.named("alice"));
        assertThat(directory.binds()).containsExactly(TestDirectory.SEARCHER, ALICE, TestDirectory.SEARCHER);
    }

    @Test
    void noConnectionIsLeftBehind() {
        for (int i = 0; i < 3 * TestDirectory.MOST_CONNECTIONS; i++) {
            String sent = i % 2 == 0 ? "apples" : "wrong";
            await().until(() -> isDecided(login("alice", password(sent))));
        }
    }

    private boolean isDecided(LoginAttempt attempt) {
        try {
            users().build().authenticate(attempt);
            return true;
        } catch (LoginRefusedException refused) {
            return refused.reason() == WRONG_PASSWORD;
        }
    }

    @Test
    void aNameIsTakenAsTheDirectoryWritesIt() throws Exception {
        assertThat(users().build().authenticate(login("ALICE", password("apples"))))
                .isEqualTo(User.named("alice"));
    }

    @Test
    void anUnknownNameCostsTheSameStepsAsAWrongPassword() {
        refuses(users(), login("alice", password("wrong")), WRONG_PASSWORD);
        refuses(users(), login("mallory", password("wrong")), UNKNOWN_USER);
        refuses(users().decoy("cn=spare," + TestDirectory.BASE), login("mallory", password("wrong")), UNKNOWN_USER);

        assertThat(directory.binds())
                .containsExactly(
                        TestDirectory.SEARCHER,
                        ALICE,
                        TestDirectory.SEARCHER,
                        DECOY,
                        TestDirectory.SEARCHER,
                        "cn=spare," + TestDirectory.BASE);
    }

    @Test
    void aDecoyWhosePasswordIsRightLetsNobodyIn() {
        refuses(users().decoy(ALICE), login("mallory", password("apples")), UNKNOWN_USER);
    }

    @Test
    void anEmptyPasswordIsNeverSent() {
        refuses(users(), login("alice", password("")), WRONG_PASSWORD);
        refuses(users(), login("mallory", password("")), UNKNOWN_USER);

        assertThat(directory.binds()).containsOnly(TestDirectory.SEARCHER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "al*", "alice)(uid=*", "alice\u0000", "", "*)(objectClass=*", "\\61lice"})
    void aNameIsAValueWhateverItHolds(String name) {
        refuses(users(), login(name, password("apples")), UNKNOWN_USER);
    }

    @Test
    void aNameOfTwoEntriesIsNobodys() throws Exception {
        directory.server().add("dn: cn=other," + TestDirectory.PEOPLE, "objectClass: person", "uid: alice");

        refuses(users(), login("alice", password("apples")), UNKNOWN_USER);
    }

    @Test
    void groupsOfTheEntrySayWhatItMayDo() throws Exception {
        LdapAuthenticator.Builder partners = users().mapping(LdapMapping.byGroup(List.of(
                new GroupPermissions("cn=staff,ou=groups,dc=example,dc=org", Permissions.ALL),
                new GroupPermissions("cn=partners,ou=groups,dc=example,dc=org", Permissions.READ_ONLY))));

        assertThat(partners.build().authenticate(login("alice", password("apples"))))
                .isEqualTo(User.named("alice").with(Permissions.READ_ONLY));
        refuses(partners, login("bob", password("bananas")), NOT_ALLOWED);
        refuses(partners, login("bob", password("wrong")), WRONG_PASSWORD);
    }

    @Test
    void groupsCanBeSearchedForByTheirMembers() throws Exception {
        LdapAuthenticator staff = users().groups("ou=groups," + TestDirectory.BASE, "(member={0})")
                .mapping(LdapMapping.byGroup(
                        List.of(new GroupPermissions("cn=staff,ou=groups,dc=example,dc=org", Permissions.ALL))))
                .build();

        assertThat(staff.authenticate(login("bob", password("bananas")))).isEqualTo(User.named("bob"));
        assertThatRefusal(staff, login("alice", password("apples")), NOT_ALLOWED);
    }

    @Test
    void aMappingSeesTheAttributesItAskedFor() throws Exception {
        LdapAuthenticator homes = users().attributes(List.of("homeDirectory"))
                .mapping(found -> found.attribute("homedirectory")
                        .map(home -> User.named(found.name()).withHome(Path.of(home))))
                .build();

        assertThat(homes.authenticate(login("alice", password("apples"))))
                .isEqualTo(User.named("alice").withHome(Path.of("/srv/alice")));
        assertThatRefusal(homes, login("bob", password("bananas")), NOT_ALLOWED);
    }

    @Test
    void aMappingThatFailsRefusesTheLogin() {
        LdapAuthenticator.Builder broken = users().mapping(found -> {
            throw new IllegalStateException("no table of groups");
        });

        refuses(broken, login("alice", password("apples")), UNAVAILABLE);
    }

    @Test
    void anAccountThatMayNotSearchIsAFaultOfTheServer() {
        refuses(
                users().searchAs(TestDirectory.SEARCHER, password("changed")),
                login("alice", password("apples")),
                UNAVAILABLE);
    }

    @Test
    void aConnectionLostBehindTheSearchIsNotOpenedAnew() {
        directory.afterSearch(() -> directory.server().closeAllConnections(false));

        refuses(users(), login("alice", password("apples")), UNAVAILABLE);
        assertThat(directory.binds()).containsExactly(TestDirectory.SEARCHER);
    }

    @Test
    void aTrustedCertificateOfTheEntryLogsInWithoutABind() throws Exception {
        PresentedCertificate trusted = register("alice");
        LdapAuthenticator.Builder either = users().method(LoginMethod.CERTIFICATE_OR_PASSWORD);
        PresentedCertificate untrusted = new PresentedCertificate(trusted.chain(), new Trust.Unknown());

        assertThat(either.build().authenticate(login("alice", trusted))).isEqualTo(User.named("alice"));
        assertThat(directory.binds()).containsExactly(TestDirectory.SEARCHER);
        refuses(either, login("alice", untrusted), WRONG_PASSWORD);
        refuses(either, login("bob", trusted), WRONG_PASSWORD);
        refuses(users(), login("alice", trusted), WRONG_PASSWORD);
    }

    @Test
    void aMethodThatAsksForTheCertificateIsNotMetByThePassword() throws Exception {
        PresentedCertificate trusted = register("alice");
        LdapAuthenticator.Builder both = users().method(LoginMethod.CERTIFICATE_AND_PASSWORD);
        LdapAuthenticator.Builder alone = users().method(LoginMethod.CERTIFICATE);

        assertThat(both.build().authenticate(login("alice", with("apples", trusted))))
                .isEqualTo(User.named("alice"));
        refuses(both, login("alice", with("wrong", trusted)), WRONG_PASSWORD);
        refuses(both, login("alice", password("apples")), CERTIFICATE_MISSING);
        refuses(both, login("bob", with("bananas", trusted)), CERTIFICATE_NOT_REGISTERED);
        refuses(alone, login("alice", password("apples")), CERTIFICATE_MISSING);
        refuses(alone, login("mallory", password("apples")), UNKNOWN_USER);
    }

    @Test
    void whoeverIsGoneMayNotStay() throws Exception {
        PresentedCertificate trusted = register("alice");
        LdapAuthenticator alone = users().method(LoginMethod.CERTIFICATE).build();
        User alice = alone.authenticate(login("alice", trusted));
        assertThatCode(() -> alone.review(alice, Optional.of(trusted))).doesNotThrowAnyException();

        directory.server().modify(ALICE, new Modification(ModificationType.DELETE, LdapAuthenticator.CERTIFICATES));
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> alone.review(alice, Optional.of(trusted)))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(CERTIFICATE_NOT_REGISTERED));
        directory.server().delete(ALICE);
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> alone.review(alice, Optional.of(trusted)))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(UNKNOWN_USER));
    }

    /** Any certificate will do: who vouches for it was decided before. */
    private PresentedCertificate register(String name) throws Exception {
        TestTls any = TestTls.forAddress("192.0.2.1");
        directory
                .server()
                .modify(
                        "uid=" + name + "," + TestDirectory.PEOPLE,
                        new Modification(
                                ModificationType.ADD,
                                LdapAuthenticator.CERTIFICATES,
                                any.certificate().getEncoded()));
        return new PresentedCertificate(List.of(any.certificate()), new Trust.Trusted(List.of()));
    }

    private static void refuses(LdapAuthenticator.Builder users, LoginAttempt attempt, Reason reason) {
        assertThatRefusal(users.build(), attempt, reason);
    }

    private static void assertThatRefusal(LdapAuthenticator users, LoginAttempt attempt, Reason reason) {
        assertThatExceptionOfType(LoginRefusedException.class)
                .isThrownBy(() -> users.authenticate(attempt))
                .satisfies(refusal ->
                        assertThat(refusal.reason()).as(refusal.getMessage()).isEqualTo(reason))
                .withMessageNotContainingAny("apples", "wrong", "changed", "look\"");
    }

    private static Password password(String text) {
        return new Password(text.toCharArray());
    }

    private static PasswordAndCertificate with(String password, PresentedCertificate presented) {
        return new PasswordAndCertificate(password(password), presented);
    }

    private static LoginAttempt login(String name, Credentials credentials) {
        return new LoginAttempt(name, credentials, "ftps", new InetSocketAddress("192.0.2.1", 40_000));
    }
}
