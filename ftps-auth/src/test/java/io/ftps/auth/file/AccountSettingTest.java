/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.AccessRules;
import io.ftps.auth.Account;
import io.ftps.auth.CertificateMatch;
import io.ftps.auth.Hashes;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.Network;
import io.ftps.auth.PasswordHash;
import io.ftps.auth.Permission;
import io.ftps.auth.Permissions;
import io.ftps.auth.Quota;
import io.ftps.auth.RegisteredCertificate;
import io.ftps.auth.TransferRates;
import io.ftps.auth.User;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccountSettingTest {
    private static final Account ALICE = new Account(User.named("alice"), PasswordHash.parse(Hashes.BCRYPT));
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    static Stream<Arguments> settings() {
        return Stream.of(
                user("full-name=Alice Müller", user -> user.withFullName("Alice Müller")),
                account("method=certificate-and-password", a -> a.withMethod(LoginMethod.CERTIFICATE_AND_PASSWORD)),
                account("method=certificate-or-password", a -> a.withMethod(LoginMethod.CERTIFICATE_OR_PASSWORD)),
                account("certificate=sha256/" + DIGEST, certificates("sha256/" + DIGEST)),
                account(
                        "certificate=key/" + DIGEST + ":certificate=cn/" + DIGEST + "/a%3Bb%3Ac%25/d=e",
                        certificates("key/" + DIGEST, "cn/" + DIGEST + "/a;b:c%/d=e")),
                account(
                        "certificate=sha1/" + DIGEST.substring(24) + ";until=2027-01-02;subject=CN=a%3Bb,O=c",
                        registered("sha1/" + DIGEST.substring(24), "CN=a;b,O=c", "2027-01-02T00:00:00Z")),
                account(
                        "certificate=key/" + DIGEST + ";until=2027-01-02T03%3A04%3A05Z;subject=CN=alice",
                        registered("key/" + DIGEST, "CN=alice", "2027-01-02T03:04:05Z")),
                user("allow=/=read-only", user -> user.with(Permissions.READ_ONLY)),
                user(
                        "allow=/=none:allow=/in=write,mkdir:allow=/a%3A=b=all",
                        user -> user.with(new Permissions(List.of(
                                rule("/"),
                                rule("/in", Permission.WRITE, Permission.MAKE_DIRECTORY),
                                rule("/a:=b", Permission.values()))))),
                user(
                        "quota-bytes=10G:quota-files=1000000",
                        user -> user.with(new Quota(OptionalLong.of(10L << 30), OptionalLong.of(1_000_000)))),
                user("quota-bytes=0", user -> user.with(Quota.NONE.withBytes(0))),
                user(
                        "upload-rate=1500:download-rate=3M",
                        user -> user.with(new TransferRates(OptionalLong.of(1_500), OptionalLong.of(3L << 20)))),
                user(
                        "listener=explicit:listener=in%3Aside",
                        user -> user.with(AccessRules.NONE.withListeners(Set.of("explicit", "in:side")))),
                user(
                        "network=192.0.2.0/24:network=2001%3Adb8%3A0%3A0%3A0%3A0%3A0%3A0/32",
                        user -> user.with(AccessRules.NONE.withNetworks(
                                List.of(Network.parse("192.0.2.0/24"), Network.parse("2001:db8::/32"))))),
                user(
                        "expires=2027-12-31",
                        user -> user.with(AccessRules.NONE.withExpiry(Instant.parse("2027-12-31T00:00:00Z")))),
                user(
                        "expires=2027-12-31T18%3A00%3A00Z:max-sessions=3",
                        user -> user.with(new AccessRules(
                                Set.of(),
                                List.of(),
                                Optional.of(Instant.parse("2027-12-31T18:00:00Z")),
                                OptionalInt.of(3)))),
                user(
                        "message=Hello.:message=50%25 off%3A today",
                        user -> user.withMessages(List.of("Hello.", "50% off: today"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void aSettingIsReadAndWrittenAsItWasRead(String fields, Account expected) {
        String line = "alice:" + Hashes.BCRYPT + ":" + fields;

        assertThat(AccountLine.parse(line)).isEqualTo(expected);
        assertThat(AccountLine.format(expected)).isEqualTo(line);
    }

    @Test
    void aUserWithoutAPasswordNeedsNoHash() {
        Account read = AccountLine.parse("alice::method=certificate:certificate=key/" + DIGEST);

        assertThat(read.hash()).isEmpty();
        assertThat(read.method()).isEqualTo(LoginMethod.CERTIFICATE);
        assertThat(AccountLine.format(read)).isEqualTo("alice::method=certificate:certificate=key/" + DIGEST);
    }

    @Test
    void allSettingsTogetherAreKept() {
        Account all = ALICE.withMethod(LoginMethod.CERTIFICATE)
                .withCertificate(RegisteredCertificate.of(CertificateMatch.parse("key/" + DIGEST)))
                .withUser(ALICE.user()
                        .withHome(Path.of("/srv/a:b"))
                        .withFullName("Alice = Bob; 100%")
                        .with(Permissions.READ_ONLY)
                        .with(Quota.NONE.withFiles(7))
                        .with(TransferRates.NONE.withUpload(2_048))
                        .with(AccessRules.NONE.withMaxSessions(1).withListeners(Set.of("a", "b")))
                        .withMessages(List.of("one", "", "two\tthree")));

        assertThat(AccountLine.parse(AccountLine.format(all))).isEqualTo(all);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            method=both            | The setting method is "both" (expected: password, certificate, certificate-and-password, certificate-or-password).
            certificate=key        | The certificate is described as "key" (expected: sha256/DIGEST, key/DIGEST, or cn, email, uri or upn, as cn/KEY/NAME).
            certificate=sha256/12  | The SHA-256 digest has 2 characters (expected: 64 hexadecimal digits).
            certificate=key/DIGEST;until=soon | The setting certificate, part until, is "soon" (expected: a date such as 2027-12-31, or 2027-12-31T18%3A00%3A00Z).
            certificate=key/DIGEST;since=2020 | The setting certificate has the part "since=2020" (expected: until=DATE or subject=NAME, each once, with %3B for each semicolon in it).
            allow=/in              | The setting allow is "/in" (expected: a path, =, and all, read-only, none, or some of read,write,append,delete,rename,mkdir,list).
            allow=/in=read,fly     | The setting allow is "/in=read,fly" (expected: a path, =, and all, read-only, none, or some of read,write,append,delete,rename,mkdir,list).
            allow=in=read          | The path of a permission is "in" (expected: / or an absolute path without a slash at its end).
            allow=/=read:allow=/=all | A path has two rules of permissions (expected: each path once).
            quota-bytes=10MB       | The setting quota-bytes is "10MB" (expected: a whole number of bytes, or of K, M, G or T, such as 10M).
            quota-bytes=9999999999T | The setting quota-bytes is "9999999999T" (expected: a whole number of bytes, or of K, M, G or T, such as 10M).
            quota-files=-1         | The setting quota-files is "-1" (expected: a whole number of at most 9223372036854775807).
            upload-rate=512        | The upload rate is 512 bytes a second (expected: at least 1024).
            network=example.org    | The network is "example.org" (expected: an address such as 192.0.2.1, or 192.0.2.0/24).
            network=192.0.2.0/33   | The length of the network is 33 (expected: 0 to 32).
            expires=31.12.2027     | The setting expires is "31.12.2027" (expected: a date such as 2027-12-31, or 2027-12-31T18%3A00%3A00Z).
            max-sessions=0         | The most sessions of a user are 0 (expected: at least 1).
            max-sessions=3000000000 | The setting max-sessions is "3000000000" (expected: a whole number of at most 2147483647).
            max-sessions=1:max-sessions=2 | The setting max-sessions is given twice (expected: once).
            """)
    void aMistakeIsToldWithItsValueAndWhatIsExpected(String fields, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountLine.parse("alice:" + Hashes.BCRYPT + ":" + fields.replace("DIGEST", DIGEST)))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1023, 1023", "1024, 1K", "1536, 1536", "10485760, 10M", "1099511627776, 1T"})
    void amountsAreWrittenShort(long bytes, String text) {
        assertThat(ByteAmount.format(bytes)).isEqualTo(text);
        assertThat(ByteAmount.parse("x", text)).isEqualTo(bytes);
    }

    private static Arguments user(String fields, UnaryOperator<User> change) {
        return Arguments.of(fields, ALICE.withUser(change.apply(ALICE.user())));
    }

    private static Arguments account(String fields, UnaryOperator<Account> change) {
        return Arguments.of(fields, change.apply(ALICE));
    }

    private static UnaryOperator<Account> certificates(String... matches) {
        return account -> account.withCertificates(Stream.of(matches)
                .map(CertificateMatch::parse)
                .map(RegisteredCertificate::of)
                .toList());
    }

    private static UnaryOperator<Account> registered(String match, String subject, String until) {
        return account -> account.withCertificate(new RegisteredCertificate(
                CertificateMatch.parse(match), Optional.of(subject), Optional.of(Instant.parse(until))));
    }

    private static Permissions.Rule rule(String path, Permission... allowed) {
        Set<Permission> set = EnumSet.noneOf(Permission.class);
        set.addAll(List.of(allowed));
        return new Permissions.Rule(path, set);
    }
}
