/** Commands on whole folders: begun by a person, carried out in batches, each with the right that the person has at that moment. */
package org.jixia.drs.domain.folders;
