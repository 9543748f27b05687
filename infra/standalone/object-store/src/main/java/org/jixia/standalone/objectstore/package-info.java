/** An S3 server in its own JVM. Depends on S3Proxy alone. */
package org.jixia.standalone.objectstore;
