package coop.unisson.campaign;

/** What a coordinator says to start a campaign. */
record CampaignPlan(
        String title, String mission, String changeSought, String failureSign, int hoursPerWeek, Schedule schedule) {}
