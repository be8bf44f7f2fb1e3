/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.server;

import io.ftps.auth.Network;
import java.net.Inet4Address;
import java.util.Optional;

/**
 * What clients of one network are told by PASV.
 *
 * @param clients who
 * @param address what they are told, or empty for the address that they came to
 */
public record NatRule(Network clients, Optional<Inet4Address> address) {}
