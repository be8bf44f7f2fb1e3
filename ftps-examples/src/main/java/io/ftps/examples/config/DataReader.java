/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.examples.config;

import io.ftps.auth.Network;
import io.ftps.server.ActiveMode;
import io.ftps.server.AdvertisedAddress;
import io.ftps.server.DataPeers;
import io.ftps.server.NatRule;
import io.ftps.server.PassiveAddresses;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys {@code passive}, {@code active} and {@code data-peers}. */
final class DataReader {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final Pattern BITS = Pattern.compile("(\\d{1,2})/(\\d{1,3})");
    private static final String ADVERTISED_PORTS = "advertised-ports";

    private DataReader() {}

    /** A range of ports. */
    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    static DataSettings read(Section root) {
        DataSettings defaults = DataSettings.DEFAULT;
        return new DataSettings(
                root.section("passive").map(DataReader::passive).orElse(defaults.passive()),
                root.value("active", active()).orElse(defaults.active()),
                root.value("data-peers", peers()).orElse(defaults.peers()));
    }

    private static PassiveAddresses passive(Section section) {
        PassiveAddresses ports = section.value("ports", ports()).orElse(DataSettings.PORTS);
        Optional<InetAddress> bind =
                section.value("bind", ValueKind.address("an IP address or host name of this machine"));
        PassiveAddresses bound = bind.map(ports::bindingTo).orElse(ports);
        PassiveAddresses mapped = section.value(ADVERTISED_PORTS, range())
                .map(advertised -> mapped(section, bound, advertised))
                .orElse(bound);
        PassiveAddresses told = advertised(section).map(mapped::advertising).orElse(mapped);
        section.end();
        return told;
    }

    private static PassiveAddresses mapped(Section section, PassiveAddresses ports, Range advertised) {
        int size = ports.lastPort() - ports.firstPort() + 1;
        if (ports.firstPort() == 0 || advertised.size() != size) {
            section.wrong(
                    ADVERTISED_PORTS,
                    advertised.first() + "-" + advertised.last(),
                    ports.firstPort() == 0 ? "nothing where ports are any" : "as many as ports, which are " + size);
            return ports;
        }
        return ports.advertisingPortsFrom(advertised.first());
    }

    private static Optional<AdvertisedAddress> advertised(Section section) {
        Optional<AdvertisedAddress> everywhere =
                section.value("advertised", outerAddress()).map(AdvertisedAddress::of);
        Optional<AdvertisedAddress> rules = section.sections("nat", "a list of clients and advertised")
                .map(list -> AdvertisedAddress.firstOf(
                        list.stream().flatMap(rule -> rule(rule).stream()).toList()));
        if (everywhere.isPresent() && rules.isPresent()) {
            section.complain("advertised", "nat says it for each network (expected: one of the two)");
        }
        return rules.or(() -> everywhere);
    }

    private static Optional<NatRule> rule(Section section) {
        Optional<Network> clients = section.required(
                "clients", ValueKind.of("an address such as 192.0.2.1, or 192.0.2.0/24", Network::parse));
        Optional<Optional<Inet4Address>> told = section.required("advertised", outerAddressOrNone());
        section.end();
        return clients.flatMap(network -> told.map(address -> new NatRule(network, address)));
    }

    private static ValueKind<PassiveAddresses> ports() {
        return ValueKind.of("FIRST-LAST, such as 50000-50099, or any", text -> {
            if (text.equals("any")) {
                return PassiveAddresses.ANY_PORT;
            }
            Range range = range(text);
            return PassiveAddresses.ports(range.first(), range.last());
        });
    }

    private static ValueKind<Range> range() {
        return ValueKind.of("FIRST-LAST, such as 30000-30099", DataReader::range);
    }

    private static Range range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches() || range.group(1).equals("0")) {
            throw new IllegalArgumentException(text);
        }
        return new Range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    }

    private static ValueKind<Inet4Address> outerAddress() {
        String expected = "an IPv4 address or the name of a host that has one";
        return ValueKind.of(expected, text -> {
            InetAddress address = ValueKind.address(expected).reading().apply(text);
            if (address instanceof Inet4Address found) {
                return found;
            }
            throw new IllegalArgumentException(text);
        });
    }

    private static ValueKind<Optional<Inet4Address>> outerAddressOrNone() {
        return ValueKind.of(
                "an IPv4 address, the name of a host that has one, or as-connected",
                text -> text.equals("as-connected")
                        ? Optional.empty()
                        : Optional.of(outerAddress().reading().apply(text)));
    }

    private static ValueKind<ActiveMode> active() {
        return ValueKind.of("any-port, a port from 1 to 65535, or off", text -> switch (text) {
            case "any-port" -> ActiveMode.FROM_ANY_PORT;
            case "off" -> ActiveMode.OFF;
            default -> ActiveMode.fromPort(Integer.parseInt(text));
        });
    }

    private static ValueKind<DataPeers> peers() {
        return ValueKind.of("same-address, the same bits of IPv4/IPv6 such as 24/64, or dangerous-any-host", text -> {
            Matcher bits = BITS.matcher(text);
            if (bits.matches()) {
                return DataPeers.sameNetwork(Integer.parseInt(bits.group(1)), Integer.parseInt(bits.group(2)));
            }
            return switch (text) {
                case "same-address" -> DataPeers.SAME_ADDRESS;
                case "dangerous-any-host" -> DataPeers.DANGEROUS_ANY_HOST;
                default -> throw new IllegalArgumentException(text);
            };
        });
    }
}
