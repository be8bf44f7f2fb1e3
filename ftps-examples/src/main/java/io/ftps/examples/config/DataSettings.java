/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.server.ActiveMode;
import io.ftps.server.DataPeers;
import io.ftps.server.PassiveAddresses;

/**
 * The ways that data connections may take.
 *
 * @param passive where they come in
 * @param active whether the server connects to clients
 * @param peers who may be at their other end
 */
public record DataSettings(PassiveAddresses passive, ActiveMode active, DataPeers peers) {
    static final PassiveAddresses PORTS = PassiveAddresses.ports(50_000, 50_099);
    static final DataSettings DEFAULT = new DataSettings(PORTS, ActiveMode.FROM_ANY_PORT, DataPeers.SAME_ADDRESS);
}
