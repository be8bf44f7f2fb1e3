/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a server is told and what it tells. Told: {@link Listener listeners}, {@link VirtualHost hosts}, {@link Limits limits},
 * {@link PassiveAddresses}. Tells: {@link ServerEvents}, in which every start has its one end. Nothing here does anything; the
 * types are values.
 */
@NullMarked
package io.ftps.server;

import org.jspecify.annotations.NullMarked;
