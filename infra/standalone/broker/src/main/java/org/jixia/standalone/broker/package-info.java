/** One Kafka broker in its own JVM. Depends on Kafka alone. */
package org.jixia.standalone.broker;
