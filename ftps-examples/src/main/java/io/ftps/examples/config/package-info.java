/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The configuration file of the example server, from text to {@link io.ftps.examples.config.ServerSettings}. The YAML text
 * becomes a tree of nodes that know their lines; a {@code Section} hands out the values of one mapping, each read by a
 * {@code ValueKind}; what is wrong is collected in {@code Problems}, so that a person sees every mistake at once. Start
 * reading at {@link io.ftps.examples.config.ConfigurationFile}.
 */
@NullMarked
package io.ftps.examples.config;

import org.jspecify.annotations.NullMarked;
