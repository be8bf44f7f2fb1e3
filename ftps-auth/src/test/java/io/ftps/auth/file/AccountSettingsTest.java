/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.auth.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ftps.auth.Account;
import io.ftps.auth.LoginMethod;
import io.ftps.auth.User;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccountSettingsTest {
    private static final Account ALICE =
            new Account(User.named("alice"), LoginMethod.CERTIFICATE, Optional.empty(), List.of());
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void valuesArePlainTexts() {
        Account told = AccountSettings.with(ALICE, "message", List.of("50 % off: today; only", "Bye."));
        assertThat(told.user().messages()).containsExactly("50 % off: today; only", "Bye.");
        assertThat(AccountSettings.values(told, "message")).containsExactly("50 % off: today; only", "Bye.");
        Account named = AccountSettings.with(ALICE, "certificate", List.of("cn/" + DIGEST + "/a;b:c"));
        assertThat(named.certificates())
                .singleElement()
                .extracting(certificate -> certificate.match().text())
                .isEqualTo("cn/" + DIGEST + "/a;b:c");
    }

    @Test
    void aSettingIsTakenBackAndTheOthersStay() {
        Account account = AccountSettings.with(ALICE, "allow", List.of("/=read-only", "/in=write,list"));
        account = AccountSettings.with(account, "max-sessions", List.of("2"));
        Account without = AccountSettings.without(account, "allow");
        assertThat(without).isEqualTo(AccountSettings.with(ALICE, "max-sessions", List.of("2")));
        assertThat(AccountSettings.values(without, "allow")).isEmpty();
        assertThat(AccountSettings.without(without, "method").method()).isEqualTo(LoginMethod.PASSWORD);
    }

    @Test
    void keysAreThoseOfTheFile() {
        assertThat(AccountSettings.keys())
                .hasSize(AccountSetting.values().length)
                .containsEntry("quota-bytes", "10G");
        assertThat(AccountSettings.isRepeatable("allow")).isTrue();
        assertThat(AccountSettings.isRepeatable("method")).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountSettings.with(ALICE, "methods", List.of("x")))
                .withMessageStartingWith("The setting \"methods\" is unknown (expected: home, full-name, method, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccountSettings.with(ALICE, "method", List.of("x")))
                .withMessageContaining("(expected: password, certificate, ");
    }
}
