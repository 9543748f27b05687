/** The port to all bytes and its adaptors: any S3 server by the MinIO client, and memory for tests. Depends on nothing of ours. */
package org.jixia.platform.storage;
