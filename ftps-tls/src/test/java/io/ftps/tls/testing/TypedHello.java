/* SPDX-License-Identifier: Apache-2.0 */
package io.ftps.tls.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A ClientHello typed by hand (RFC 8446, section 4.1.2), to ask a server about one thing at a time. Its values are random, so
 * it gets an answer and no handshake: no client is behind it that could finish one.
 *
 * @param versions offered, by their numbers on the wire
 * @param suites offered
 * @param groups offered; there is a key share for P-256 if it is among them, else the server must ask for one
 * @param schemes offered
 * @param protocols offered by ALPN
 */
public record TypedHello(
        List<Integer> versions,
        List<Integer> suites,
        List<Integer> groups,
        List<Integer> schemes,
        List<String> protocols) {
    private static final int TLS_1_3 = 0x0304;
    private static final int TLS_1_2 = 0x0303;
    private static final int P_256 = 0x0017;
    /** The base point, uncompressed: a public key whose private key is 1. */
    private static final byte[] P_256_POINT = HexFormat.of()
            .parseHex("04" + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    public TypedHello withVersions(Integer... other) {
        return new TypedHello(List.of(other), suites, groups, schemes, protocols);
    }

    public TypedHello withSuites(Integer... other) {
        return new TypedHello(versions, List.of(other), groups, schemes, protocols);
    }

    public TypedHello withGroups(Integer... other) {
        return new TypedHello(versions, suites, List.of(other), schemes, protocols);
    }

    public TypedHello withSchemes(Integer... other) {
        return new TypedHello(versions, suites, groups, List.of(other), protocols);
    }

    public TypedHello withProtocols(String... other) {
        return new TypedHello(versions, suites, groups, schemes, List.of(other));
    }

    /** In one TLS record. */
    public byte[] record() {
        Bytes message = message();
        return new Bytes().one(22).two(0x0301).wide(message).toByteArray();
    }

    /** The bare handshake message. */
    public Bytes message() {
        boolean modern = versions.contains(TLS_1_3);
        Bytes body = new Bytes();
        body.two(
                modern
                        ? TLS_1_2
                        : versions.stream().mapToInt(Integer::intValue).max().orElseThrow());
        body.writeBytes(new byte[32]); // random
        body.narrow(new Bytes().zeros(32)); // session id
        body.wide(shorts(suites)).one(1).one(0); // no compression
        body.wide(extensions(modern));
        return new Bytes().one(1).one(0).wide(body);
    }

    private Bytes extensions(boolean modern) {
        Bytes all = new Bytes();
        if (!groups.isEmpty()) {
            all.extension(10, new Bytes().wide(shorts(groups)));
        }
        all.extension(11, new Bytes().one(1).one(0)); // uncompressed points
        if (!schemes.isEmpty()) {
            all.extension(13, new Bytes().wide(shorts(schemes)));
        }
        if (!protocols.isEmpty()) {
            Bytes names = new Bytes();
            protocols.forEach(name -> names.narrow(new Bytes().all(name.getBytes(StandardCharsets.ISO_8859_1))));
            all.extension(16, new Bytes().wide(names));
        }
        all.extension(23, new Bytes()); // extended master secret
        all.extension(0xff01, new Bytes().one(0)); // renegotiation info
        if (modern) {
            all.extension(43, new Bytes().narrow(shorts(versions)));
            all.extension(45, new Bytes().one(1).one(1)); // a ticket comes with a new key
            all.extension(51, new Bytes().wide(keyShare()));
        }
        return all;
    }

    private Bytes keyShare() {
        return groups.contains(P_256) ? new Bytes().two(P_256).wide(new Bytes().all(P_256_POINT)) : new Bytes();
    }

    private static Bytes shorts(List<Integer> values) {
        Bytes all = new Bytes();
        values.forEach(all::two);
        return all;
    }

    /** Bytes in network order, and lists behind their lengths. */
    public static final class Bytes extends ByteArrayOutputStream {
        private Bytes one(int value) {
            write(value);
            return this;
        }

        private Bytes two(int value) {
            return one(value >> 8).one(value);
        }

        private Bytes all(byte[] bytes) {
            writeBytes(bytes);
            return this;
        }

        private Bytes zeros(int count) {
            return all(new byte[count]);
        }

        private Bytes narrow(Bytes list) {
            return one(list.size()).all(list.toByteArray());
        }

        private Bytes wide(Bytes list) {
            return two(list.size()).all(list.toByteArray());
        }

        private Bytes extension(int type, Bytes content) {
            return two(type).wide(content);
        }
    }
}
