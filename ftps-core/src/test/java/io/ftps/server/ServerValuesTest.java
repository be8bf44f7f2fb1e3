/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ftps.server.Limits.Count;
import io.ftps.server.Limits.Time;
import io.ftps.testing.TestServer;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server is told, and text fit for a log. */
final class ServerValuesTest {
    static Stream<Arguments> printed() {
        return Stream.of(
                arguments("plain", "plain"),
                arguments("\u00e9\u20ac", "\u00e9\u20ac"),
                arguments("a\r\nb", "a\\x0D\\x0Ab"),
                arguments("\0", "\\x00"),
                arguments("\u001b[31m", "\\x1B[31m"),
                arguments("\u007f", "\\x7F"),
                arguments("\u0085", "\\x85"),
                arguments("\u202e", "\\u202E"),
                arguments("\u2066", "\\u2066"),
                arguments("\u2028", "\\u2028"));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void controlCharactersAreWrittenOut(String text, String printable) {
        assertThat(Printable.of(text)).isEqualTo(printable);
    }

    @Test
    void aChangedLimitLeavesTheOthersAlone() {
        Limits limits = Limits.DEFAULT.with(Count.SESSIONS, 7).with(Time.IDLE, Duration.ofSeconds(9));
        assertThat(limits.get(Count.SESSIONS)).isEqualTo(7);
        assertThat(limits.get(Time.IDLE)).isEqualTo(Duration.ofSeconds(9));
        assertThat(limits.get(Count.LINE_BYTES)).isEqualTo(4_096);
        assertThat(Limits.DEFAULT.get(Count.SESSIONS)).isEqualTo(10_000);
    }

    @Test
    void nobodyIsWarnedWhereThereAreNoDays() {
        assertThat(Limits.DEFAULT.with(Count.CERTIFICATE_WARNING_DAYS, 0).get(Count.CERTIFICATE_WARNING_DAYS))
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.with(Count.CERTIFICATE_WARNING_DAYS, -1))
                .withMessage("CERTIFICATE_WARNING_DAYS: -1 (expected: at least 0)");
    }

    @ParameterizedTest
    @EnumSource(value = Count.class, names = "CERTIFICATE_WARNING_DAYS", mode = EnumSource.Mode.EXCLUDE)
    void everyCountIsBoundedFromBelow(Count count) {
        assertThat(Limits.DEFAULT.get(count)).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.with(count, 0))
                .withMessageContaining(count.name())
                .withMessageContaining("0");
    }

    @ParameterizedTest
    @EnumSource(Time.class)
    void everyTimeIsBoundedOnBothSides(Time time) {
        assertThat(Limits.DEFAULT.get(time)).isPositive();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.DEFAULT.with(time, Duration.ZERO))
                .withMessageContaining(time.name());
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.DEFAULT.with(time, Duration.ofDays(8)));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "1023,2000", "60000,50000", "50000,65536", "0,50000", "50000,0"})
    void aWrongRangeOfPassivePortsIsNamed(int first, int last) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PassiveAddresses.ports(first, last))
                .withMessageContaining(first + "-" + last)
                .withMessageContaining("1024 <= first <= last <= 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "\u00e9"})
    void aListenersNameIsFitForALog(String name) {
        Listener listener = Listener.explicit(0, TestServer.tls());
        assertThatIllegalArgumentException().isThrownBy(() -> listener.named(name));
    }

    @ParameterizedTest
    @CsvSource({
        "OFF,OFF,OFF",
        "OFF,PREFER,PREFER",
        "PREFER,OFF,PREFER",
        "PREFER,REQUIRE,REQUIRE",
        "REQUIRE,PREFER,REQUIRE",
        "REQUIRE,OFF,REQUIRE",
    })
    void theStricterOfTwoBindingsCounts(DataBinding one, DataBinding other, DataBinding both) {
        assertThat(one.tightenedBy(other)).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE_ONLY,PRIVATE_ONLY,PRIVATE_ONLY",
        "PRIVATE_ONLY,CLIENT_CHOICE,PRIVATE_ONLY",
        "CLIENT_CHOICE,PRIVATE_ONLY,PRIVATE_ONLY",
        "CLIENT_CHOICE,CLIENT_CHOICE,CLIENT_CHOICE",
    })
    void theStricterOfTwoProtectionsCounts(DataProtection one, DataProtection other, DataProtection both) {
        assertThat(one.tightenedBy(other)).isEqualTo(both);
    }

    @Test
    void aVirtualHostHasANameAndNoBlankGreeting() {
        assertThatIllegalArgumentException()
                .isThrownBy(VirtualHost::named)
                .withMessage("names of a virtual host: none (expected: at least one DNS name)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VirtualHost.named("a.example").greeting(" "))
                .withMessage("greeting of a virtual host: blank (expected: one line of text)");
    }

    @Test
    void clientsOfOldAreGrantedNothingUnlessToldSo() {
        Listener listener = Listener.explicit(0, TestServer.tls());
        assertThat(listener.concessions()).isEqualTo(Concessions.NONE);
        Listener other = listener.with(ClearControl.CLEAR_CONTROL_ALLOWED)
                .with(FirstWords.IN_CLEAR)
                .with(UploadEnd.DANGEROUS_BARE_FIN)
                .with(AsciiTransfers.TREAT_AS_IMAGE)
                .with(Compression.MODE_Z_ALLOWED)
                .named("other")
                .at(listener.address())
                .with(DataProtection.CLIENT_CHOICE)
                .with(DataBinding.REQUIRE);
        assertThat(other.concessions())
                .isEqualTo(new Concessions(
                        ClearControl.CLEAR_CONTROL_ALLOWED,
                        FirstWords.IN_CLEAR,
                        UploadEnd.DANGEROUS_BARE_FIN,
                        AsciiTransfers.TREAT_AS_IMAGE,
                        Compression.MODE_Z_ALLOWED));
    }

    @Test
    void onlyAPlainListenerLetsTheClientChooseItsProtection() {
        assertThat(Listener.implicit(0, TestServer.tls()).dataProtection()).isEqualTo(DataProtection.PRIVATE_ONLY);
        assertThat(Listener.explicit(0, TestServer.tls()).dataProtection()).isEqualTo(DataProtection.PRIVATE_ONLY);
        assertThat(Listener.plainLoginAllowed(0, TestServer.tls()).dataProtection())
                .isEqualTo(DataProtection.CLIENT_CHOICE);
    }
}
