/**
 * What tests share: real servers (PostgreSQL, Kafka, S3) for one test JVM, signed tokens, the rules of the house. Depends on no
 * application module; used in test scope only.
 */
package org.jixia.platform.testing;
