/** Who carries a push to a phone: Apple's service or Google's. */
export const PHONE_PLATFORMS = ['APNS', 'FCM'] as const;
export type PhonePlatform = (typeof PHONE_PLATFORMS)[number];
