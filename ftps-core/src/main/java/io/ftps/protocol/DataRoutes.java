/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.protocol;

import io.ftps.server.ActiveMode;
import io.ftps.server.DataPeers;
import io.ftps.server.PassiveAddresses;

/**
 * The ways that data connections of a server may take.
 *
 * @param passive where they come in
 * @param active whether the server connects to clients
 * @param peers who may be at their other end
 * @param advice warns of an address that PASV tells in vain
 */
public record DataRoutes(PassiveAddresses passive, ActiveMode active, DataPeers peers, AddressAdvice advice) {}
