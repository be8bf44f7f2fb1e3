/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an operator hears that PASV tells an address of no use. */
final class AddressAdviceTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, 203.0.113.9, true",
        "172.17.0.2, 203.0.113.9, true",
        "127.0.0.1, 203.0.113.9, true",
        "10.0.0.5, 192.168.1.1, false",
        "10.0.0.5, 127.0.0.1, false",
        "198.51.100.1, 203.0.113.9, false",
        "198.51.100.1, 10.1.1.1, false",
    })
    void aPrivateAddressForAClientOutsideIsWarnedOfOnce(String told, String client, boolean warned)
            throws UnknownHostException {
        AddressAdvice advice = new AddressAdvice();
        InetAddress toldAddress = InetAddress.getByName(told);
        InetAddress clientAddress = InetAddress.getByName(client);
        assertThat(advice.look(toldAddress, clientAddress)).isEqualTo(warned);
        assertThat(advice.look(toldAddress, clientAddress)).isFalse();
    }
}
