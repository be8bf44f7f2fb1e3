/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link AccountStore} does. */
@SuppressWarnings("exports") // of JUnit, in tests alone
public abstract class AccountStoreContract {
    private static final PasswordHash HASH = PasswordHash.parse(Hashes.CHEAP_ARGON2);
    private static final PasswordHash OTHER_HASH = PasswordHash.parse(Hashes.BCRYPT);

    protected AccountStoreContract() {}

    /** A store of these accounts. */
    protected abstract AccountStore storeOf(List<Account> accounts) throws Exception;

    /** So that the store sees what was changed, if it looks at its source only now and then. */
    protected void letTimePass() {}

    /** An account of which everything is something else than by default. */
    public static Account full(String name) {
        String digest = "0123456789abcdef".repeat(4);
        User user = User.named(name)
                .withFullName("Zoë; \"Ltd.\" = 100%, a:b")
                .withHome(Path.of("/srv/a: b%").toAbsolutePath())
                .with(new Permissions(List.of(
                        new Permissions.Rule("/", Set.of(Permission.READ, Permission.LIST)),
                        new Permissions.Rule("/in box", EnumSet.allOf(Permission.class)),
                        new Permissions.Rule("/out", Set.of()))))
                .with(new Quota(OptionalLong.of(1L << 40), OptionalLong.of(12_345)))
                .with(new TransferRates(OptionalLong.of(10_000), OptionalLong.of(1 << 20)))
                .with(new AccessRules(
                        Set.of("explicit", "implicit"),
                        List.of(Network.parse("192.0.2.0/24"), Network.parse("2001:db8::/32")),
                        Optional.of(Instant.parse("2027-01-02T03:04:05Z")),
                        OptionalInt.of(3)))
                .withMessages(List.of("Hello: you.", "", "Bye; 100%."));
        return new Account(
                user,
                LoginMethod.CERTIFICATE_OR_PASSWORD,
                Optional.of(HASH),
                List.of(
                        RegisteredCertificate.of(CertificateMatch.parse("sha256/" + digest)),
                        RegisteredCertificate.of(CertificateMatch.parse("sha1/" + digest.substring(24))),
                        new RegisteredCertificate(
                                CertificateMatch.parse("cn/" + digest + "/Zoë; a:b/c"),
                                Optional.of("CN=Zoë\\, a;b,O=c:d"),
                                Optional.of(Instant.parse("2028-01-02T03:04:05Z")))));
    }

    @Test
    public void anAccountIsFoundAsItWasKept() throws Exception {
        Account bob = new Account(User.named("bob"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
        AccountStore store = storeOf(List.of(full("Zoë"), bob));

        assertThat(store.find("Zoë")).contains(full("Zoë"));
        assertThat(store.find("bob")).contains(bob);
    }

    @Test
    public void namesAreComparedCharacterByCharacter() throws Exception {
        AccountStore store = storeOf(List.of(account("zoë"), account("Zoë")));

        assertThat(store.find("zoë")).contains(account("zoë"));
        for (String name :
                List.of("ZOË", "zoë ", " zoë", "zoe", "zoe\u0308", "zo%", "zoë\0", "", "'", "\\", "z".repeat(10_000))) {
            assertThat(store.find(name)).as(name).isEmpty();
        }
    }

    @Test
    public void theSampleHoldsWhatUsersHave() throws Exception {
        AccountStore store = storeOf(List.of(account("alice"), account("bob").withHash(OTHER_HASH)));

        assertThat(store.sampleOfHashes())
                .extracting(PasswordHash::toString)
                .containsExactlyInAnyOrder(HASH.toString(), OTHER_HASH.toString());
        assertThat(storeOf(List.of()).sampleOfHashes()).isEmpty();
    }

    @Test
    public void aRenewedHashReplacesTheOldOneAndNothingElse() throws Exception {
        AccountStore store = storeOf(List.of(full("alice"), account("bob")));
        store.find("alice");

        store.renew(full("alice"), OTHER_HASH);

        letTimePass();
        assertThat(store.find("alice")).contains(full("alice").withHash(OTHER_HASH));
        assertThat(store.find("bob")).contains(account("bob"));
    }

    @Test
    public void aHashThatWasChangedMeanwhileIsNotReplaced() throws Exception {
        AccountStore store = storeOf(List.of(account("alice").withHash(OTHER_HASH)));

        store.renew(account("alice"), PasswordHash.parse(Hashes.ARGON2));
        store.renew(account("nobody"), OTHER_HASH);

        letTimePass();
        assertThat(store.find("alice")).contains(account("alice").withHash(OTHER_HASH));
        assertThat(store.find("nobody")).isEmpty();
    }

    private static Account account(String name) {
        return new Account(User.named(name), HASH);
    }
}
