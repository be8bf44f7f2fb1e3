/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The front door: {@link FtpsServer#builder} makes a server. Starting points: {@link io.ftps.server.Listener},
 * {@link io.ftps.auth.Authenticator}, {@link io.ftps.file.LocalFiles}, {@link io.ftps.tls.ServerTls}.
 */
@NullMarked
package io.ftps;

import org.jspecify.annotations.NullMarked;
