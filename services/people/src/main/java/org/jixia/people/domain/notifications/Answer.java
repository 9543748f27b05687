package org.jixia.people.domain.notifications;

/**
 * What became of an attempt.
 *
 * @param detail a number or a word of the receiver's; null where the code says all
 */
public record Answer(Code code, String detail) {

    public enum Code {
        /** The receiver has taken it. */
        TAKEN(true, true),
        /** A webhook answered with this status, which says neither yes nor never. */
        STATUS(false, false),
        /** A webhook's receiver wants no more (410). */
        GONE(false, true),
        /** Nothing answered, or not in time. */
        NO_ANSWER(false, false),
        /** The address leads into this installation's network. */
        ADDRESS_REFUSED(false, true),
        /** The receiver's certificate proves nothing. */
        CERTIFICATE(false, false),
        /** The administrator has set no mail server. */
        MAIL_OFF(false, true),
        /** The account has no verified e-mail address. */
        NO_ADDRESS(false, true),
        /** The mail server did not take it. */
        MAIL_FAILED(false, false),
        /** The person may no longer sign in. */
        PERSON_GONE(false, true),
        /** Something of the platform that the message needs does not answer. */
        PLATFORM(false, false);

        private final boolean delivered;
        private final boolean last;

        Code(boolean delivered, boolean last) {
            this.delivered = delivered;
            this.last = last;
        }

        public boolean delivered() {
            return delivered;
        }

        /** True when another attempt would end the same way. */
        public boolean last() {
            return last;
        }
    }

    public static Answer of(Code code) {
        return new Answer(code, null);
    }
}
