extension PageTable {
  /// Source: 000_1499c530e37cfb0b.txt, 附件 1: the rows that are lists of parts, typed from the page.
  static let county = PageTable(
    """
    0.1 10 = free:m0-1 10
    0.2 15 = free:m0-2 15
    0.3 10 = free:m0-3 10
    2.1 2 = take:termReduction 2
    2.2 2 = free:m2-2 2
    2.4 4 = yes:townshipsPlanned 1 + yes:townshipsDiscussed 1 + yes:townshipsMeasures 2
    2.5 2 = yes:countyExcellent 2
    2.7 4 = yes:returnsOnTime 2 + yes:returnsAccurate 2
    2.8 6 = mark:officeRestructuring 3 + mark:memberContacts 3
    2.9 5 = free:m2-9 5
    2.10 5 = mark:evaluationReform 2.5 + mark:reformSupervision 2.5
    2.11 9 = yes:foundingInPartyGoals 2 + yes:foundingPlan 2 + yes:firmsSurveyed 2 + yes:firmsEntered 2 + yes:firmsPaired 1
    2.12 10 = yes:driversPlanned 2 + mark:driversSurvey 3 + free:driversPilots 5
    2.13 12 = yes:farmRegister 3 + yes:farmPlan 3 + task/2:farmModels 3 + once:provincialFarmModels 3
    3.1 10 = mark:themeActivities 5 + (yes:craftsmenChosen 1 + yes:moralModelsChosen 1 + yes:finestChosen 1) + yes:volunteersRegistered 1 + yes:volunteersActive 1
    3.5 6 = yes:recitationArranged 2 + free:recitationScale 2 + yes:speechContest 1 + yes:lecturesHeld 1
    3.6 4 = (yes:ideologyLed 0.5 + yes:ideologyVenues 0.5 + yes:ideologyTraining 0.5 + yes:ideologyOpinion 0.5) + yes:jointPartyLed 1 + yes:jointOtherLed 1
    3.7 5 = yes:readingRoomModel 2 + task/readingRoomTask:readingRooms 2 + yes:fiveOnesNotice 0.5 + yes:fiveOnesChosen 0.5
    4.3 4 = task/firmsTask:firmsVisited 1 + yes:serviceTeams 1 + yes:onlineLegalAdvice 1 + yes:constitutionDay 1
    4.4 6 = mark:petitionStandards 2 + yes:petitionsSettled 2 + yes:petitionReports 2
    4.5 5 = mark:codesRegistered 3 + mark:codesConverted 2
    4.6 8 = yes:stabilityGroup 2 + yes:stabilityForms 3 + yes:stabilityReport 3
    5.2 5 = yes:assetStatistics 5
    6.3 4 = yes:povertyStudied 1 + yes:povertyPlan 1 + yes:povertyActivities 1 + yes:povertyFiles 1
    6.4 7 = yes:groupMeeting 2 + yes:groupDuties 1 + yes:reformDocuments 2 + mark:reformModels 2
    6.5 6 = yes:contestPlan 2 + yes:contestProjects 2 + mark:contestEffect 2
    6.6 6 = yes:skillsGuided 2 + yes:skillsHeld 2 + yes:skillsTeam 2
    6.7 6 = yes:studioWork 2 + task/studioTask:studioApplications 2 + mark:innovationModels 2
    7.1 5 = mark:serviceCentreRole 2 + yes:zoneServiceCentre 1 + yes:townServiceCentres 2
    7.3 3 = yes:startUpsVisited 1 + yes:startUpTraining 2
    7.4 1 = yes:migrantCare 1
    8.1 20 = yes:privateFirmsRules 5 + yes:privateFirmsList 5 + yes:privateFirmsVisits 5 + once:democracyTrainings 5
    8.2 5 = once:jointMeetings 5
    8.3 15 = yes:bargainingDays 5 + yes:bargainingGuides 5 + yes:bargainingCases 5
    9.1 12 = mark:womenSkills 2 + mark:womensDay 2 + mark:womenActivities 8
    9.3 6 = free:m9-3 6
    9.4 8 = free:m9-4 8
    10.3 6 = (yes:annualAccountsReviewed 2 + yes:halfYearReviewed 2) + yes:auditReport 2
    12.1 5 = mark:tradesMechanism 3 + yes:tradesFunds 2
    12.3 12 = yes:tradeModels 2 + mark:driverStations 3 + mark:tradeStudios 2 + mark:tradeOrganisation 3 + mark:tradeTasks 2
    12.4 5 = yes:tradeInquiry 5
    3.8 2 = yes:ownShow 1 + yes:cityShow 1
    3.9 2 = yes:historyHall 2
    3.10 2 = yes:citySpeech 1 + yes:cityTeam 1
    3.11 2 = yes:readingRoomFunds 1 + yes:provincialReadingRooms 1
    4.10 5 = free:m4-10 5
    6.9 1 = yes:innovationReports 1
    10.12 1 = yes:auditCommended 1
    """)

  /// Source: the same document, 附件 2.
  static let system = PageTable(
    """
    0.1 10 = free:m0-1 10
    0.2 15 = free:m0-2 15
    0.3 10 = free:m0-3 10
    2.3 4 = yes:returnsOnTime 2 + yes:returnsAccurate 2
    2.4 5 = mark:evaluationReform 2.5 + mark:reformSupervision 2.5
    2.5 8 = mark:termsRenewed 4 + mark:homeStandards 4
    3.1 20 = mark:themeActivities 5 + mark:recitations 5 + mark:lecturesHeld 5 + yes:volunteersRegistered 2 + yes:volunteersActive 1 + (yes:moralModelsChosen 1 + yes:finestChosen 1)
    4.3 8 = yes:stabilityGroup 2 + yes:stabilityForms 3 + yes:stabilityReport 3
    4.4 5 = mark:codesRegistered 3 + mark:codesConverted 2
    6.3 4 = yes:povertyStudied 1 + yes:povertyPlan 1 + yes:povertyActivities 1 + yes:povertyFiles 1
    6.4 7 = mark:reformWork 2 + yes:reformProgress 1 + yes:reformDocuments 2 + mark:reformModels 2
    6.5 6 = yes:contestPlan 2 + yes:contestProjects 2 + mark:contestEffect 2
    6.6 6 = yes:skillsGuided 2 + yes:skillsHeld 2 + yes:skillsTeam 2
    7.1 10 = mark:reliefStructure 5 + yes:provincialFiles 2 + mark:warmth 3
    7.3 6 = yes:welfareMeetings 1 + yes:welfareSpeech 2 + yes:welfareReports 1 + yes:frontLineRest 2
    8.1 12 = mark:womenSkills 2 + mark:womensDay 2 + mark:womenActivities 8
    8.2 8 = free:m8-2 8
    8.3 6 = free:m8-3 6
    8.4 8 = free:m8-4 8
    9.1 10 = yes:auditGroup 10
    4.5 5 = free:m4-5 5
    """)

  /// Source: 004_8a82fd19fdcc5420.txt, 附件 2.
  static let smallHome = PageTable(
    """
    1.1 5 = mark:organised 3 + mark:leaderElected 2
    1.2 3 = (yes:workPlan 1 + yes:workChecks 1 + yes:workSummary 1)
    1.3 6 = mark:workRules 2 + mark:dutiesClear 2 + mark:regularActivities 2
    1.4 4 = mark:activists 2 + mark:activistFiles 2
    1.5 7 = mark:office 3 + mark:sign 2 + mark:noticeboard 2
    1.6 5 = (yes:homeScheme 1 + yes:homePlan 1 + yes:homeMeasures 1) + yes:reviewHeld 2
    2.1 4 = mark:reportsHeard 2 + mark:rulesDebated 2
    2.2 5 = mark:openBoard 2 + mark:mattersOpen 3
    2.3 4 = mark:powersExercised 2 + reachHeld@90:satisfaction 2
    3.1 2 = mark:fellowship 2
    3.2 6 = mark:concern 2 + mark:requests 2 + mark:careLedger 2
    3.3 6 = mark:visits 2 + mark:helpGiven 2 + mark:hardshipFiles 2
    3.4 3 = mark:mutualHelp 2 + mark:harmony 1
    4.1 9 = mark:safetyEducation 3 + mark:safetyCup 3 + mark:safetyRules 3
    4.2 4 = mark:competition 2 + reach@80:competitionRatio 2
    4.3 4 = mark:training 2 + mark:skillsRaised 2
    4.4 4 = mark:tasksDone 2 + mark:advancedTeam 2
    4.5 4 = mark:sports 2 + reach@90:sportsRatio 2
    4.6 5 = mark:homeRoom 3 + mark:equipment 2
    4.7 2 = mark:commended 2
    4.8 6 = mark:productionLedger 2 + mark:unionLedger 2 + mark:benefitLedger 2
    4.9 2 = mark:results 2
    """)

  /// Source: 003_02ed08d96c414266.txt, 附件 2: the 21 rows that departments mark.
  static let shaoxing = PageTable(
    """
    1.1 6 = free:m1-1 6
    1.2 5 = free:m1-2 5
    1.3 5 = free:m1-3 5
    1.4 2 = free:m1-4 2
    2.1 8 = free:m2-1 8
    2.2 7 = free:m2-2 7
    3.1 5 = free:m3-1 5
    3.2 3 = free:m3-2 3
    3.3 2 = free:m3-3 2
    3.4 3 = free:m3-4 3
    4.1 7 = free:m4-1 7
    4.2 7 = free:m4-2 7
    5.1 3 = free:m5-1 3
    5.2 3 = free:m5-2 3
    5.3 2 = free:m5-3 2
    5.4 2 = free:m5-4 2
    6.2 2 = free:m6-2 2
    6.3 1 = free:m6-3 1
    7.1 4 = free:m7-1 4
    7.2 2 = free:m7-2 2
    7.3 1 = free:m7-3 1
    """)
}
