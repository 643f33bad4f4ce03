/**
 * The policies of API gateways that files of an application apply: Flex Gateway resources,
 * Terraform, exports of API Manager, command lines and deployment scripts, in one model. Texts of
 * the application enter; APIs and policies with the place of each value leave. It does not judge
 * them, and it knows nothing of rules.
 */
@NullMarked
package io.github.mulesecscan.policy;

import org.jspecify.annotations.NullMarked;
