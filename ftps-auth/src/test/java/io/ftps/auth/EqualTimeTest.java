/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ftps.auth.testing.Certificates;
import io.ftps.auth.testing.Certificates.Identity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Known and unknown names are not told apart by time. Two kinds of refused logins are timed in pairs, each pair in random order,
 * and it is counted in how many pairs one took longer than the other by more than half a hash check. If logins of both kinds
 * really differ by less than that, each pair is at most as good as a coin, whatever else the machine does: more than
 * {@value #TELLING} of {@value #PAIRS} pairs then come about with a probability below 4 in 1,000,000 (4.5 standard deviations),
 * in one of the eight counts below with less than 1 in 10,000. A missing hash check shows in nearly all pairs, which is tested
 * too.
 */
@Tag("ONCE")
@Tag("JDK")
class EqualTimeTest {
    private static final int PAIRS = 150;
    private static final int TELLING = 102;

    private static final Identity AUTHORITY = Certificates.selfSigned("CN=authority");
    private static final PresentedCertificate HERS =
            AUTHORITY.issues("CN=carol").trustedBy(AUTHORITY);
    private static final PresentedCertificate OTHER =
            AUTHORITY.issues("CN=mallory").trustedBy(AUTHORITY);
    private static final PasswordHash HASH =
            PasswordHash.parse("$2y$04$s7H.i5G/Z6fcMdWle6j4iuFyPNj6lrenRJb.KiXJuWrJFSp/uBdga");

    private static final AccountLogins LOGINS = AccountLogins.builder(InMemoryUsers.builder()
                    .user(new Account(User.named("alice"), HASH))
                    .user(new Account(User.named("bob"), LoginMethod.CERTIFICATE, Optional.empty(), List.of()))
                    .user(new Account(User.named("carol"), HASH)
                            .withMethod(LoginMethod.CERTIFICATE_AND_PASSWORD)
                            .withCertificate(RegisteredCertificate.of(CertificateMatch.ThisKey.of(HERS))))
                    .build())
            .holdingTank(new ForgetfulTank(), HeldCertificates.UNTRUSTED_TOO)
            .build();

    /** Forgets the check for unknown names. */
    private static final Authenticator LEAKING = attempt -> {
        if (attempt.userName().equals("nobody")) {
            throw new LoginRefusedException(LoginRefusedException.Reason.UNKNOWN_USER, "Nobody has this name.");
        }
        return LOGINS.authenticate(attempt);
    };

    private final Random random = new Random();

    /** @param halfACheck half the time of the first kind where nothing came between, which is little else than one hash check */
    private record Timing(List<Long> differences, long halfACheck) {
        long pairsInWhichTheFirstIsSlower() {
            return differences.stream()
                    .filter(difference -> difference > halfACheck)
                    .count();
        }

        long pairsInWhichTheOtherIsSlower() {
            return differences.stream()
                    .filter(difference -> difference < -halfACheck)
                    .count();
        }
    }

    @ParameterizedTest(name = "{0} and {1}, {2}")
    @CsvSource({"alice, nobody, NONE", "bob, nobody, NONE", "alice, nobody, OTHER", "carol, nobody, HERS"})
    void aRefusalOfOneTakesAsLongAsThatOfTheOther(String known, String unknown, String certificate) {
        Optional<PresentedCertificate> presented = Optional.of(certificate)
                .filter(name -> !name.equals("NONE"))
                .map(name -> name.equals("HERS") ? HERS : OTHER);

        Timing timing = timing(who -> nanos(LOGINS, who, presented), known, unknown);

        assertThat(timing.pairsInWhichTheFirstIsSlower()).isLessThanOrEqualTo(TELLING);
        assertThat(timing.pairsInWhichTheOtherIsSlower()).isLessThanOrEqualTo(TELLING);
    }

    @Test
    void aMissingCheckWouldBeSeen() {
        Timing timing = timing(who -> nanos(LEAKING, who, Optional.empty()), "alice", "nobody");

        assertThat(timing.pairsInWhichTheFirstIsSlower()).isGreaterThan(TELLING);
    }

    private Timing timing(ToLongFunction<String> timing, String one, String other) {
        List<Long> differences = new ArrayList<>();
        long[] ofOne = new long[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            boolean swapped = random.nextBoolean();
            long early = timing.applyAsLong(swapped ? other : one);
            long late = timing.applyAsLong(swapped ? one : other);
            differences.add(swapped ? late - early : early - late);
            ofOne[i] = swapped ? late : early;
        }
        Arrays.sort(ofOne);
        return new Timing(differences, ofOne[PAIRS / 10] / 2);
    }

    private static long nanos(Authenticator logins, String name, Optional<PresentedCertificate> presented) {
        LoginAttempt attempt = presented
                .map(certificate -> Attempts.login(name, "wrong", certificate))
                .orElseGet(() -> Attempts.login(name, "wrong"));
        long start = System.nanoTime();
        try {
            throw new IllegalStateException(logins.authenticate(attempt) + " was let in.");
        } catch (LoginRefusedException refused) {
            return System.nanoTime() - start;
        }
    }
}
