/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.Normalizer;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
    private static final String SALT16 = "c29tZXNhbHQxNmJ5dGVzIQ";
    private static final String HASH32 = "/+mKIbPinpc4cMz5dD8M2ylDWOnWPSQYNRUFd/E5ph0";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            'correct horse' | $argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$/+mKIbPinpc4cMz5dD8M2ylDWOnWPSQYNRUFd/E5ph0
            pässwörd✓       | $argon2id$v=19$m=1024,t=3,p=4$c2FsdHNhbHRzYWx0c2FsdA$Z/NBjYZtTu1y+Mkbub93qg/JqGebt3bV
            password        | $argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$YLa0Qcoqb6M3r+gmIYaAvq4c2kWPMrem
            p               | $argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$v9K+AuFBZgmnm1Cg/Ibevg
            'correct horse' | $2y$05$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y6
            pässwörd✓       | $2y$04$s7H.i5G/Z6fcMdWle6j4iuFyPNj6lrenRJb.KiXJuWrJFSp/uBdga
            'correct horse' | $2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e
            'correct horse' | $2a$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e
            """)
    void hashesByOtherProgramsMatchTheirPasswordOnly(String password, String encoded) {
        PasswordHash hash = PasswordHash.parse(encoded);

        assertThat(hash.matches(password.toCharArray())).isTrue();
        assertThat(hash.matches((password + " ").toCharArray())).isFalse();
        assertThat(hash.matches(new char[0])).isFalse();
        assertThat(hash.encoded()).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe",
                "$2y$04$u.dBME4nBoIeoV4nGwGYUudo8aC3UP/UZAdBCLEG.MBiWvJq1hSje"
            })
    void bcryptReads72BytesOfAPasswordAsItsMakersDo(String ofTheLetterA76TimesOrMore) {
        PasswordHash hash = PasswordHash.parse(ofTheLetterA76TimesOrMore);

        assertThat(hash.matches("a".repeat(72).toCharArray())).isTrue();
        assertThat(hash.matches(("a".repeat(72) + "anything").toCharArray())).isTrue();
        assertThat(hash.matches("a".repeat(71).toCharArray())).isFalse();
    }

    @Test
    void bcryptEndsAPasswordOf71BytesWithAZeroByte() {
        PasswordHash hash = PasswordHash.parse("$2y$04$6PDImcQuiMnCMKxUsSWjquw9de0PgQoHVWaYZzASsN.0gTDnShBTy");

        assertThat(hash.matches("a".repeat(71).toCharArray())).isTrue();
        assertThat(hash.matches("a".repeat(72).toCharArray())).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            secret                                           | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            $1$salt$uI6Z                                     | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            $argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$m+x4      | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            $2x$05$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0Q       | The password hash is of no known kind (expected: it starts with $argon2id$, $2a$, $2b$ or $2y$).
            $argon2id$v=19$m=64,t=1$SALT$HASH                | The Argon2id hash has another form than $argon2id$v=19$m=..,t=..,p=..$salt$hash (expected: numbers, and Base64 without padding).
            $argon2id$v=19$m=64,t=1,p=1$SALT==$HASH          | The Argon2id hash has another form than $argon2id$v=19$m=..,t=..,p=..$salt$hash (expected: numbers, and Base64 without padding).
            $argon2id$m=64,t=1,p=1$SALT$HASH                 | The Argon2id hash has another form than $argon2id$v=19$m=..,t=..,p=..$salt$hash (expected: numbers, and Base64 without padding).
            $argon2id$v=16$m=64,t=1,p=1$SALT$HASH            | The Argon2id version is 16 (expected: 19).
            $argon2id$v=19$m=999999999999,t=1,p=1$SALT$HASH  | The Argon2id memory (m) is 999999999999 KiB (expected: 8 to 262144).
            $argon2id$v=19$m=262145,t=1,p=1$SALT$HASH        | The Argon2id memory (m) is 262145 KiB (expected: 8 to 262144).
            $argon2id$v=19$m=31,t=1,p=4$SALT$HASH            | The Argon2id memory (m) is 31 KiB (expected: 32 to 262144).
            $argon2id$v=19$m=64,t=0,p=1$SALT$HASH            | The Argon2id number of passes (t) is 0 (expected: 1 to 32).
            $argon2id$v=19$m=64,t=33,p=1$SALT$HASH           | The Argon2id number of passes (t) is 33 (expected: 1 to 32).
            $argon2id$v=19$m=64,t=1,p=0$SALT$HASH            | The Argon2id number of lanes (p) is 0 (expected: 1 to 16).
            $argon2id$v=19$m=64,t=1,p=17$SALT$HASH           | The Argon2id number of lanes (p) is 17 (expected: 1 to 16).
            $argon2id$v=19$m=262144,t=5,p=1$SALT$HASH        | The Argon2id memory times passes (m x t) is 1310720 KiB (expected: 1 to 1048576).
            $argon2id$v=19$m=64,t=1,p=1$c2hvcnQ$HASH         | The Argon2id salt is 5 bytes (expected: 8 to 64).
            $argon2id$v=19$m=64,t=1,p=1$AAAAA$HASH           | The Argon2id salt has 5 characters, which is no length of Base64.
            $argon2id$v=19$m=64,t=1,p=1$SALT$c2hvcnQ         | The Argon2id hash value is 5 bytes (expected: 16 to 64).
            $2b$03$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y6 | The bcrypt cost is 3 (expected: 4 to 14).
            $2b$31$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y6 | The bcrypt cost is 31 (expected: 4 to 14).
            $2b$05$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y  | The bcrypt hash has 59 characters (expected: 60, as $2b$10$ and 53 letters, digits, dots or slashes).
            $2b$05$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y+ | The bcrypt hash has 60 characters (expected: 60, as $2b$10$ and 53 letters, digits, dots or slashes).
            """)
    void textThatIsNoHashOrTooCostlyIsRefusedInOneSentenceWithoutIt(String text, String sentence) {
        String encoded = text.replace("SALT", SALT16).replace("HASH", HASH32);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.parse(encoded))
                .withMessage(sentence);
    }

    @Test
    void aNewHashIsArgon2idWith19MiBAndASaltOfItsOwn() {
        PasswordHash hash = PasswordHash.argon2id("correct horse".toCharArray());

        assertThat(hash.matches("correct horse".toCharArray())).isTrue();
        assertThat(hash.matches("wrong horse".toCharArray())).isFalse();
        String[] parts = hash.encoded().split("\\$");
        assertThat(parts).startsWith("", "argon2id", "v=19", "m=19456,t=2,p=1").hasSize(6);
        assertThat(Base64.getDecoder().decode(parts[4])).hasSize(16);
        assertThat(Base64.getDecoder().decode(parts[5])).hasSize(32);
        assertThat(PasswordHash.parse(hash.encoded())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(PasswordHash.argon2id("correct horse".toCharArray())).isNotEqualTo(hash);
    }

    @Test
    void anEmptyPasswordIsNotHashed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PasswordHash.argon2id(new char[0]))
                .withMessage("The password is empty (expected: at least one character).");
    }

    @Test
    void aHashPrintsItsKindAndCostWithoutItsValue() {
        assertThat(PasswordHash.parse(Hashes.ARGON2)).hasToString("argon2id m=19456,t=2,p=1");
        assertThat(PasswordHash.parse(Hashes.BCRYPT)).hasToString("bcrypt $2y$05$");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH      | false
            $argon2id$v=19$m=65536,t=1,p=4$SALT$HASH      | false
            $argon2id$v=19$m=19455,t=3,p=1$SALT$HASH      | true
            $argon2id$v=19$m=19456,t=1,p=1$SALT$HASH      | true
            $argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$HASH | true
            $argon2id$v=19$m=19456,t=2,p=1$SALT$v9K+AuFBZgmnm1Cg/Ibevg | true
            $2y$14$WzVHBu14cysDEcNrvKWhXOPw7gozJ6iUM0QTxCbP8Ls4.wjBGn4y6 | true
            """)
    void aHashWeakerThanTodaysNeedsAnother(String text, boolean needed) {
        String encoded = text.replace("SALT", SALT16).replace("HASH", HASH32);

        assertThat(PasswordHash.parse(encoded).needsRehash()).isEqualTo(needed);
    }

    @Test
    void anOldHashIsRenewedForThePasswordThatMatched() {
        char[] password = "correct horse".toCharArray();

        PasswordHash renewed =
                PasswordHash.parse(Hashes.BCRYPT).renewed(password).orElseThrow();

        assertThat(renewed).hasToString("argon2id m=19456,t=2,p=1");
        assertThat(renewed.matches(password)).isTrue();
        assertThat(renewed.renewed(password)).isEmpty();
    }

    @Test
    void aPasswordOfWhichBcryptChecksOnlyTheStartIsNotRenewed() {
        PasswordHash hash = PasswordHash.parse("$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe");

        assertThat(hash.renewed("a".repeat(73).toCharArray())).isEmpty();
        assertThat(hash.renewed("a".repeat(72).toCharArray())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {Hashes.CHEAP_ARGON2, Hashes.BCRYPT})
    void aDecoyCostsTheSameAndIsNobodysHash(String encoded) {
        PasswordHash hash = PasswordHash.parse(encoded);

        PasswordHash decoy = hash.decoy();

        assertThat(decoy).hasToString(hash.toString()).isNotEqualTo(hash).isNotEqualTo(hash.decoy());
        assertThat(PasswordHash.parse(decoy.encoded())).isEqualTo(decoy);
        assertThat(decoy.encoded()).hasSameSizeAs(hash.encoded());
        assertThat(decoy.matches("p".toCharArray())).isFalse();
        assertThat(decoy.matches("correct horse".toCharArray())).isFalse();
    }

    @Test
    void aPasswordIsTheCharactersSentWithNoNormalisation() {
        PasswordHash hash = PasswordHash.parse("$2y$04$s7H.i5G/Z6fcMdWle6j4iuFyPNj6lrenRJb.KiXJuWrJFSp/uBdga");

        assertThat(hash.matches(
                        Normalizer.normalize("pässwörd✓", Normalizer.Form.NFC).toCharArray()))
                .isTrue();
        assertThat(hash.matches(
                        Normalizer.normalize("pässwörd✓", Normalizer.Form.NFD).toCharArray()))
                .isFalse();
    }

    @Test
    void halfASurrogatePairCountsAsAQuestionMark() {
        PasswordHash hash = PasswordHash.argon2id(new char[] {'a', '\uD83D'});

        assertThat(hash.matches("a?".toCharArray())).isTrue();
        assertThat(hash.matches("a".toCharArray())).isFalse();
    }
}
