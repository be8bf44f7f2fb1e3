/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What tests of a whole server stand on: {@link io.ftps.testing.TestServer} on a throw-away certificate and folder, which fails
 * a test that leaves anything behind, and {@link io.ftps.testing.FtpClient}, a client that sends what it is told byte for byte.
 */
package io.ftps.testing;
